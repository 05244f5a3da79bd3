package dev.migration.reflection;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.migration.dialect.Dialect;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Constraint;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * What MariaDB 11.4 does not print: in its catalog, question marks stand for bytes that
 * are no text and for characters beyond the basic plane; {@code SHOW CREATE TABLE} prints
 * those in expressions, but not in defaults that are literals, whose value can be asked
 * for instead ({@code MariaDbUnprintableIntegrationTests}).
 */
final class MariaDbUnprintable {

	private static final char REPLACEMENT = '\uFFFD';

	private final Connection connection;

	private final Dialect dialect;

	private final String schema;

	MariaDbUnprintable(Connection connection, Dialect dialect, String schema) {
		this.connection = connection;
		this.dialect = dialect;
		this.schema = schema;
	}

	/**
	 * Return the table with what it really has.
	 * @param table the table as the catalog has it
	 * @param storedName its name within its schema
	 */
	Table restored(Table table, String storedName) throws SQLException {
		boolean doubtful = table.columns().stream().anyMatch(MariaDbUnprintable::isDoubtful)
				|| table.checkConstraints().stream().anyMatch((check) -> isDoubtful(check.condition().source()));
		if (!doubtful) {
			return table;
		}
		QualifiedName name = new QualifiedName(Name.of(this.schema), Name.of(storedName));
		List<String> lines;
		try (Statement statement = this.connection.createStatement()) {
			statement.setEscapeProcessing(false);
			try (ResultSet row = statement.executeQuery("SHOW CREATE TABLE " + this.dialect.quote(name))) {
				row.next();
				lines = row.getString(2).lines().map(MariaDbUnprintable::definition).toList();
			}
		}
		List<Column> columns = new ArrayList<>();
		for (Column column : table.columns()) {
			columns.add(isDoubtful(column) ? restored(column, name, lines) : column);
		}
		List<Constraint> constraints = new ArrayList<>();
		table.constraints()
			.forEach((constraint) -> constraints
				.add((constraint instanceof CheckConstraint check) ? restored(check, lines) : constraint));
		return table.withColumns(columns).withConstraints(constraints);
	}

	private static boolean isDoubtful(Column column) {
		return (column.defaultValue() != null && isDoubtful(column.defaultValue().source()))
				|| (column.generated() != null && isDoubtful(column.generated().expression().source()));
	}

	private static boolean isDoubtful(String text) {
		return text.indexOf('?') >= 0 || text.indexOf(REPLACEMENT) >= 0;
	}

	private static String definition(String line) {
		String text = line.strip();
		return text.endsWith(",") ? text.substring(0, text.length() - 1) : text;
	}

	private Column restored(Column column, QualifiedName table, List<String> lines) throws SQLException {
		Expression value = column.defaultValue();
		if (value != null && isLiteral(value.source())) {
			return column.withDefault(Expression.of(literal(value.source(), column.type(), table, column.name())));
		}
		Optional<Expression> printed = lines.stream()
			.filter((line) -> isOf(line, column.name()))
			.map((line) -> MariaDbScratchTable.column(line.substring(column.name().text().length() + 3), this.schema))
			.flatMap((answers) -> Optional.ofNullable(answers.get(0)).stream())
			.map(Expression::of)
			.findFirst();
		if (printed.isEmpty()) {
			return column;
		}
		Generated generated = column.generated();
		return (generated != null) ? column.withGenerated(new Generated(printed.get(), generated.stored()))
				: column.withDefault(printed.get());
	}

	private static CheckConstraint restored(CheckConstraint check, List<String> lines) {
		Name name = check.name();
		if (name == null || !isDoubtful(check.condition().source())) {
			return check;
		}
		return lines.stream()
			.filter((line) -> line.startsWith("CONSTRAINT ") && isOf(line.substring("CONSTRAINT ".length()), name))
			.filter((line) -> line.contains(" CHECK ("))
			.findFirst()
			.map((line) -> MariaDbText.inParentheses(line, line.indexOf(" CHECK (") + " CHECK ".length()))
			.map((condition) -> new CheckConstraint(name, Expression.of(condition)))
			.orElse(check);
	}

	/** In mode ANSI_QUOTES names have double quotes. */
	private static boolean isOf(String line, Name name) {
		return line.startsWith(MariaDbText.quote(name.text()) + " ") || line.startsWith('"' + name.text() + "\" ");
	}

	private static boolean isLiteral(String text) {
		return text.startsWith("'") && text.endsWith("'") && text.length() > 1;
	}

	/**
	 * Return what the server printed for a default, unless it could not print it.
	 * @param printed the text
	 * @param type the type of the column
	 * @param table a table that has the column
	 * @param column the column
	 */
	String literal(String printed, ColumnType type, QualifiedName table, Name column) throws SQLException {
		if (!this.dialect.name().equals("mariadb") || !isLiteral(printed) || !isDoubtful(printed)) {
			return printed;
		}
		boolean bytes = type.name().name().text().toLowerCase(Locale.ROOT).contains("binary");
		String digits = digits(bytes ? "%s" : "CONVERT(%s USING utf8mb4)", this.dialect.quote(table),
				this.dialect.quote(column));
		if (digits == null) {
			return printed;
		}
		return bytes ? "x'" + digits.toLowerCase(Locale.ROOT) + "'"
				: this.dialect.literal(new String(HexFormat.of().parseHex(digits), StandardCharsets.UTF_8));
	}

	/**
	 * A table without rows tells its defaults by a row that is joined to nothing, but
	 * those of columns that refuse nulls only by a row of another one with its columns.
	 * Neither to create nor to drop a temporary table ends a transaction.
	 */
	private @Nullable String digits(String conversion, String table, String column) throws SQLException {
		String scratch = this.dialect.quote(new QualifiedName(Name.of(this.schema), MariaDbScratchTable.LITERAL));
		try (Statement statement = this.connection.createStatement()) {
			statement.setEscapeProcessing(false);
			String value = query(statement, "SELECT HEX(" + conversion.formatted("DEFAULT(t." + column + ")")
					+ ") FROM (SELECT 1) one LEFT JOIN " + table + " t ON FALSE");
			if (value != null) {
				return value;
			}
			statement.execute(
					"CREATE TEMPORARY TABLE " + scratch + " AS SELECT " + column + " FROM " + table + " WHERE FALSE");
			try {
				statement.execute("INSERT INTO " + scratch + " () VALUES ()");
				return query(statement, "SELECT HEX(" + conversion.formatted(column) + ") FROM " + scratch);
			}
			finally {
				statement.execute("DROP TEMPORARY TABLE " + scratch);
			}
		}
		catch (SQLException ex) {
			// Without the rights for that nothing is compared by the server anyway
			if (!this.connection.isValid(1)) {
				throw ex;
			}
			return null;
		}
	}

	private static @Nullable String query(Statement statement, String sql) throws SQLException {
		try (ResultSet row = statement.executeQuery(sql)) {
			row.next();
			return row.getString(1);
		}
	}

}
