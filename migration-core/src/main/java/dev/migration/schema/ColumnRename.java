package dev.migration.schema;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.schema.CheckColumns.Mention;
import org.jspecify.annotations.Nullable;

/**
 * What a database makes of expressions when a column that they mention gets another name.
 * The name is put into their text in the quotes that the former one has there.
 *
 * @param from the name before
 * @param to the name after
 * @param inUpperCase whether the name in upper case and quotes is the same column, which
 * is how H2 prints it
 * @author The Migration Authors
 * @since 0.1.0
 */
public record ColumnRename(Name from, Name to, boolean inUpperCase) {

	// Where PostgreSQL prints a name without quotes, these need some
	private static final Set<String> RESERVED = Set.of("all", "analyse", "analyze", "and", "any", "array", "as", "asc",
			"asymmetric", "authorization", "binary", "both", "case", "cast", "check", "collate", "collation", "column",
			"concurrently", "constraint", "create", "cross", "current_catalog", "current_date", "current_role",
			"current_schema", "current_time", "current_timestamp", "current_user", "default", "deferrable", "desc",
			"distinct", "do", "else", "end", "except", "false", "fetch", "for", "foreign", "freeze", "from", "full",
			"grant", "group", "having", "ilike", "in", "initially", "inner", "intersect", "into", "is", "isnull",
			"join", "lateral", "leading", "left", "like", "limit", "localtime", "localtimestamp", "natural", "not",
			"notnull", "null", "offset", "on", "only", "or", "order", "outer", "overlaps", "placing", "primary",
			"references", "returning", "right", "select", "session_user", "similar", "some", "symmetric", "system_user",
			"table", "tablesample", "then", "to", "trailing", "true", "union", "unique", "user", "using", "variadic",
			"verbose", "when", "where", "window", "with");

	// Or a string, in which nothing is a name
	private static final Pattern ESCAPED_NAME = Pattern
		.compile("(?s)'[^']*+(?:''[^']*+)*+'|\\b[uU]&\"([^\"]*+(?:\"\"[^\"]*+)*+)\"");

	private static final Pattern ESCAPE = Pattern.compile("\\\\(?:([0-9a-fA-F]{4})|\\+([0-9a-fA-F]{6})|\\\\)");

	/**
	 * Create the rename of a column of a table.
	 * @param table the table, before or after it
	 * @param from the name before
	 * @param to the name after
	 * @return the rename
	 */
	public static ColumnRename of(Table table, Name from, Name to) {
		return new ColumnRename(from, to,
				from.isRegular() && table.columns()
					.stream()
					.noneMatch((column) -> column.name().text().equals(from.text().toUpperCase(Locale.ROOT))));
	}

	/**
	 * Return an expression with the new name.
	 * @param expression the expression or {@code null}
	 * @return the expression, the same if it does not mention the column
	 */
	public @Nullable Expression in(@Nullable Expression expression) {
		return (expression != null) ? inText(expression) : null;
	}

	/**
	 * Return an expression with the new name.
	 * @param expression the expression
	 * @return the expression, the same if it does not mention the column
	 */
	public Expression inText(Expression expression) {
		return new Expression(in(expression.source()), in(expression.canonical()));
	}

	private String in(String expression) {
		String sql = plain(expression);
		StringBuilder renamed = new StringBuilder();
		int end = 0;
		for (Mention mention : CheckColumns.mentionsIn(sql)) {
			String text = sql.substring(mention.start(), mention.end());
			String other = isSame(mention.column(), text) ? spelled(text) : text;
			renamed.append(sql, end, mention.start()).append(other);
			end = mention.end();
		}
		return (end > 0) ? renamed.append(sql.substring(end)).toString() : expression;
	}

	/** H2 2.4 prints letters beyond ASCII as escapes (RandomRenamesIntegrationTests). */
	private static String plain(String sql) {
		return ESCAPED_NAME.matcher(sql).replaceAll((found) -> {
			String name = found.group(1);
			return Matcher.quoteReplacement((name != null) ? '"' + unescaped(name) + '"' : found.group());
		});
	}

	private static String unescaped(String name) {
		return ESCAPE.matcher(name).replaceAll((escape) -> {
			String digits = (escape.group(1) != null) ? escape.group(1) : escape.group(2);
			return Matcher.quoteReplacement((digits != null) ? Character.toString(Integer.parseInt(digits, 16)) : "\\");
		});
	}

	private boolean isSame(String column, String text) {
		return column.equals(this.from.text()) || isUpperCase(text);
	}

	private boolean isUpperCase(String text) {
		return this.inUpperCase && text.equals('"' + this.from.text().toUpperCase(Locale.ROOT) + '"');
	}

	private String spelled(String former) {
		String name = this.to.text();
		if (former.startsWith("`")) {
			return '`' + name.replace("`", "``") + '`';
		}
		if (former.startsWith("\"") && isUpperCase(former) && !former.equals(former.toLowerCase(Locale.ROOT))) {
			return '"' + (this.to.isRegular() ? name.toUpperCase(Locale.ROOT) : name).replace("\"", "\"\"") + '"';
		}
		boolean bare = this.to.isRegular() && !RESERVED.contains(name);
		return bare ? name : '"' + name.replace("\"", "\"\"") + '"';
	}

}
