package dev.migration.autogenerate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.migration.dialect.Dialect;
import dev.migration.schema.Column;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;

/**
 * The rows of what two schemas have in common: what they should become on the way from
 * one to the other, and what they should be when they have come back.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class KeptRows {

	private final Connection connection;

	private final Dialect dialect;

	private final SchemaModel from;

	private final SchemaModel to;

	private final Map<QualifiedName, List<Column>> upColumns = new LinkedHashMap<>();

	private final Map<QualifiedName, List<String>> expectedUp = new LinkedHashMap<>();

	private final Map<QualifiedName, List<Column>> backColumns = new LinkedHashMap<>();

	private final Map<QualifiedName, List<String>> expectedBack = new LinkedHashMap<>();

	private KeptRows(Connection connection, Dialect dialect, SchemaModel from, SchemaModel to) {
		this.connection = connection;
		this.dialect = dialect;
		this.from = from;
		this.to = to;
	}

	/**
	 * Remember the rows before anything has changed.
	 * @param connection the connection to the database
	 * @param dialect its language
	 * @param from the schema that is
	 * @param to the schema that will be
	 * @return what is kept
	 * @throws SQLException if the database refuses
	 */
	public static KeptRows before(Connection connection, Dialect dialect, SchemaModel from, SchemaModel to)
			throws SQLException {
		KeptRows kept = new KeptRows(connection, dialect, from, to);
		for (Table table : from.tables()) {
			Optional<Table> after = to.table(table.name());
			if (after.isPresent()) {
				kept.remember(table, after.get());
			}
		}
		return kept;
	}

	private void remember(Table table, Table after) throws SQLException {
		List<Column> same = table.columns().stream().filter((column) -> isSame(column, after)).toList();
		List<Column> up = table.columns()
			.stream()
			.filter((column) -> isSame(column, after) || isConverted(column, after))
			.toList();
		List<Column> back = table.columns()
			.stream()
			.filter((column) -> isSame(column, after) || isReturned(column, after))
			.toList();
		QualifiedName name = table.name();
		Optional<List<String>> converted = attempt(name, up.stream()
			.map((column) -> text(
					isSame(column, after) ? quoted(column) : cast(column, after.column(column.name()).orElseThrow())))
			.toList());
		this.upColumns.put(name, converted.isPresent() ? up : same);
		this.expectedUp.put(name, converted.isPresent() ? converted.get() : rows(name, texts(same)));
		this.backColumns.put(name, back);
		this.expectedBack.put(name, rows(name, texts(back)));
	}

	private boolean isSame(Column column, Table after) {
		return isKept(column, after) && after.column(column.name()).orElseThrow().type().equals(column.type());
	}

	/** What is computed is not kept; of a type that changes, the value is another one. */
	private boolean isKept(Column column, Table after) {
		return column.generated() == null && after.column(column.name())
			.filter((other) -> other.generated() == null && !isReplaced(column, other)
					&& Objects.equals(this.from.compositeType(column.type().name()),
							this.to.compositeType(other.type().name())))
			.isPresent();
	}

	/** The server itself puts something in the place of 0, or of null; that is noted. */
	private boolean isReplaced(Column column, Column after) {
		return this.dialect.name().equals("mariadb")
				&& ((column.identity() == null && after.identity() != null) || (column.nullable() && !after.nullable()
						&& after.type().name().equals(QualifiedName.of("timestamp"))));
	}

	private boolean isConverted(Column column, Table after) {
		return !this.dialect.name().equals("mariadb") && isKept(column, after);
	}

	private boolean isReturned(Column column, Table after) {
		return isKept(column, after)
				&& TypeChange.between(column.type(), after.column(column.name()).orElseThrow().type(), this.dialect)
					.loss() != Loss.LOSSY;
	}

	private String cast(Column column, Column after) {
		return "CAST(" + quoted(column) + " AS " + this.dialect.render(after.type()) + ")";
	}

	private String quoted(Column column) {
		return this.dialect.quote(column.name());
	}

	private List<String> texts(List<Column> columns) {
		return columns.stream().map((column) -> text(quoted(column))).toList();
	}

	private String text(String expression) {
		return this.dialect.name().equals("postgresql") ? expression + "::text" : expression;
	}

	/**
	 * Return what is not as it should be after the way up.
	 * @return a sentence, empty if all is well
	 * @throws SQLException if the database refuses
	 */
	public String findingsAfterUpgrade() throws SQLException {
		return findings(this.upColumns, this.expectedUp);
	}

	/**
	 * Return what is not as it was after the way back.
	 * @return a sentence, empty if all is well
	 * @throws SQLException if the database refuses
	 */
	public String findingsAfterDowngrade() throws SQLException {
		return findings(this.backColumns, this.expectedBack);
	}

	private String findings(Map<QualifiedName, List<Column>> columns, Map<QualifiedName, List<String>> expected)
			throws SQLException {
		for (Map.Entry<QualifiedName, List<String>> entry : expected.entrySet()) {
			List<String> actual = rows(entry.getKey(), texts(columns.get(entry.getKey())));
			if (!actual.equals(entry.getValue())) {
				return "columns " + columns.get(entry.getKey()).stream().map(Column::name).toList() + " of '"
						+ entry.getKey() + "' have " + actual + " instead of " + entry.getValue();
			}
		}
		return "";
	}

	private Optional<List<String>> attempt(QualifiedName table, List<String> expressions) throws SQLException {
		Savepoint savepoint = !this.connection.getAutoCommit() ? this.connection.setSavepoint() : null;
		try {
			return Optional.of(rows(table, expressions));
		}
		catch (SQLException ex) {
			if (savepoint != null) {
				this.connection.rollback(savepoint);
			}
			return Optional.empty();
		}
	}

	private List<String> rows(QualifiedName table, List<String> expressions) throws SQLException {
		String selected = expressions.isEmpty() ? "1" : expressions.stream().collect(Collectors.joining(", "));
		List<String> rows = new ArrayList<>();
		try (Statement statement = this.connection.createStatement()) {
			statement.setEscapeProcessing(false);
			try (ResultSet row = statement.executeQuery("SELECT " + selected + " FROM " + this.dialect.quote(table))) {
				while (row.next()) {
					List<String> values = new ArrayList<>();
					for (int i = 1; i <= Math.max(1, expressions.size()); i++) {
						String value = row.getString(i);
						// Blanks at the end are no part of a value of fixed length
						values.add((value != null) ? value.stripTrailing() : "NULL");
					}
					rows.add(values.toString());
				}
			}
		}
		rows.sort(Comparator.naturalOrder());
		return rows;
	}

}
