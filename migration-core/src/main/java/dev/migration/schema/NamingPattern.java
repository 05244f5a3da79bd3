package dev.migration.schema;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The pattern of generated names in the notation of SQLAlchemy:
 * {@code uq_%(table_name)s_%(column_0_name)s}.
 */
final class NamingPattern {

	private static final Pattern TOKEN = Pattern.compile("%(?:\\(([^)]*)\\)s|(%)|)");

	private static final Pattern COLUMNS = Pattern.compile("(referred_)?column_(\\d{1,3}|0N|0_N)_(name|key|label)");

	private static final Set<String> KNOWN = new TreeSet<>(
			Set.of("table_name", "constraint_name", "column_0_name", "column_0_key", "column_0_label", "column_0N_name",
					"column_0_N_name", "column_0N_label", "column_0_N_label"));

	private static final Set<String> KNOWN_OF_FOREIGN_KEYS = new TreeSet<>(Set.of("referred_table_name",
			"referred_column_0_name", "referred_column_0N_name", "referred_column_0_N_name"));

	private final String kind;

	private final String text;

	NamingPattern(String kind, String text) {
		this.kind = kind;
		this.text = text;
		TOKEN.matcher(text).results().forEach(this::check);
	}

	private void check(MatchResult token) {
		String name = token.group(1);
		if (token.group(2) != null) {
			return;
		}
		Matcher columns = COLUMNS.matcher((name != null) ? name : "");
		boolean known = name != null
				&& (KNOWN.contains(name) || columns.matches() || KNOWN_OF_FOREIGN_KEYS.contains(name));
		if (!known || (name.startsWith("referred_") && !this.kind.equals("fk"))) {
			Set<String> usable = new TreeSet<>(KNOWN);
			usable.addAll(this.kind.equals("fk") ? KNOWN_OF_FOREIGN_KEYS : Set.of());
			throw new InvalidSchemaException("Naming pattern '" + this.kind + "' is '" + this.text + "' with '"
					+ token.group() + "'; use '%%' for a percent sign, and of the tokens '%(...)s' only "
					+ String.join(", ", usable) + ", with any number for the 0 of one column.");
		}
	}

	String name(Parts parts) {
		return TOKEN.matcher(this.text)
			.replaceAll(
					(token) -> Matcher.quoteReplacement((token.group(1) != null) ? value(token.group(1), parts) : "%"));
	}

	private String value(String token, Parts parts) {
		QualifiedName referredTable = parts.referredTable();
		return switch (token) {
			case "table_name" -> parts.table().name().text();
			case "constraint_name" -> String.join("_", parts.columns());
			case "referred_table_name" -> (referredTable != null) ? referredTable.name().text() : "";
			default -> columns(token, parts);
		};
	}

	private String columns(String token, Parts parts) {
		Matcher matcher = COLUMNS.matcher(token);
		if (!matcher.matches()) {
			throw new IllegalStateException(token);
		}
		List<String> columns = (matcher.group(1) != null) ? parts.referredColumns() : parts.columns();
		Function<String, String> label = (column) -> matcher.group(3).equals("label")
				? parts.table().name() + "_" + column : column;
		return switch (matcher.group(2)) {
			case "0N" -> String.join("", columns.stream().map(label).toList());
			case "0_N" -> String.join("_", columns.stream().map(label).toList());
			default -> label.apply(column(Integer.parseInt(matcher.group(2)), columns, parts));
		};
	}

	private String column(int index, List<String> columns, Parts parts) {
		if (index >= columns.size()) {
			throw new InvalidSchemaException("Naming pattern '" + this.kind + "', '" + this.text + "', wants column '"
					+ index + "' of " + columns + " of table '" + parts.table()
					+ "'; count from 0, use '%(column_0_N_name)s' for all of them, or give the name in the script.");
		}
		return columns.get(index);
	}

	/**
	 * Return patterns of the given texts.
	 */
	static NamingPattern of(Map<String, String> patterns, Map<String, String> usual, String kind) {
		return new NamingPattern(kind, patterns.getOrDefault(kind, usual.getOrDefault(kind, "")));
	}

	/**
	 * What a name is made of.
	 *
	 * @param table the table
	 * @param columns the columns, or checksums of what is no column
	 * @param referredTable the table that a foreign key points to
	 * @param referredColumns the columns that it points to
	 */
	record Parts(QualifiedName table, List<String> columns, @Nullable QualifiedName referredTable,
			List<String> referredColumns) {

		Parts(QualifiedName table, List<String> columns) {
			this(table, columns, null, List.of());
		}

	}

}
