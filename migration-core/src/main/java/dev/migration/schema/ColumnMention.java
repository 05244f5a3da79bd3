package dev.migration.schema;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Whether an SQL expression mentions a column. Words in string literals and comments do
 * not count; any other word and any quoted identifier counts in any case, since databases
 * differ in what they take for the same. A function of the same name counts too: dropping
 * and creating again what rests on no column is harmless, the opposite is not.
 */
final class ColumnMention {

	/** Literals, comments and identifiers, whichever begins first. */
	private static final Pattern TOKEN = Pattern.compile("""
			(?s)--[^\\n]*|/\\*.*?\\*/\
			|\\$(?<tag>\\w*)\\$.*?\\$\\k<tag>\\$\
			|(?<![\\w$])[eE]'[^'\\\\]*+(?:(?:\\\\.|'')[^'\\\\]*+)*+'\
			|'[^']*+(?:''[^']*+)*+'\
			|"(?<quoted>[^"]*+(?:""[^"]*+)*+)"\
			|`(?<backticked>[^`]*+(?:``[^`]*+)*+)`\
			|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)""");

	private ColumnMention() {
	}

	static boolean isIn(Expression expression, Collection<Name> columns) {
		return !columns.isEmpty() && (isIn(expression.source(), columns) || isIn(expression.canonical(), columns));
	}

	private static boolean isIn(String sql, Collection<Name> columns) {
		Matcher matcher = TOKEN.matcher(sql);
		while (matcher.find()) {
			String identifier = identifier(matcher);
			if (identifier != null
					&& columns.stream().anyMatch((column) -> column.text().equalsIgnoreCase(identifier))) {
				return true;
			}
		}
		return false;
	}

	private static @Nullable String identifier(Matcher matcher) {
		if (matcher.group("word") != null) {
			return matcher.group("word");
		}
		if (matcher.group("quoted") != null) {
			return matcher.group("quoted").replace("\"\"", "\"");
		}
		return (matcher.group("backticked") != null) ? matcher.group("backticked").replace("``", "`") : null;
	}

}
