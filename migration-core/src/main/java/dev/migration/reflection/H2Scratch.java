package dev.migration.reflection;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.UnsupportedOperationOnDatabaseException;
import dev.migration.operation.AddColumn;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.CreateEnumType;
import dev.migration.operation.CreateSchema;
import dev.migration.operation.CreateSequence;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropEnumType;
import dev.migration.operation.DropTable;
import dev.migration.operation.Operation;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.EnumType;
import dev.migration.schema.Expression;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * A private database in memory, of the same version and with the same settings, in which
 * H2 is asked how it prints expressions: its DDL commits, and so must not be tried out in
 * the database itself. What expressions may refer to besides columns is created there
 * first.
 */
final class H2Scratch implements ExpressionScratch {

	private static final String PREFIX = "migration_probe_";

	private static final QualifiedName TABLE_OF_DEFAULTS = QualifiedName.of(PREFIX + "table");

	private static final String SETTINGS = """
			SELECT LISTAGG(SETTING_NAME || '=' || SETTING_VALUE, ';')
			FROM INFORMATION_SCHEMA.SETTINGS
			WHERE SETTING_NAME IN ('MODE', 'DATABASE_TO_UPPER', 'DATABASE_TO_LOWER', 'CASE_INSENSITIVE_IDENTIFIERS',
				'DEFAULT_NULL_ORDERING', 'NON_KEYWORDS', 'IGNORECASE', 'COLLATION', 'VARIABLE_BINARY')
			""";

	private static final String SURROUNDINGS = """
			SELECT 1 AS POSITION, 'CREATE SCHEMA IF NOT EXISTS ' || QUOTE_IDENT(SCHEMA_NAME)
			FROM INFORMATION_SCHEMA.SCHEMATA
			UNION ALL
			SELECT 2, 'CREATE DOMAIN ' || QUOTE_IDENT(DOMAIN_SCHEMA) || '.' || QUOTE_IDENT(DOMAIN_NAME) || ' AS '
				|| DATA_TYPE_SQL(DOMAIN_SCHEMA, DOMAIN_NAME, 'DOMAIN', DTD_IDENTIFIER)
			FROM INFORMATION_SCHEMA.DOMAINS
			UNION ALL
			SELECT 3, 'CREATE SEQUENCE ' || QUOTE_IDENT(SEQUENCE_SCHEMA) || '.' || QUOTE_IDENT(SEQUENCE_NAME)
			FROM INFORMATION_SCHEMA.SEQUENCES
			UNION ALL
			SELECT 4, 'CREATE FORCE ALIAS ' || QUOTE_IDENT(ROUTINE_SCHEMA) || '.' || QUOTE_IDENT(ROUTINE_NAME)
				|| CASE IS_DETERMINISTIC WHEN 'YES' THEN ' DETERMINISTIC' ELSE '' END
				|| COALESCE(' AS ''' || REPLACE(ROUTINE_DEFINITION, '''', '''''') || '''',
					' FOR ' || QUOTE_IDENT(EXTERNAL_NAME))
			FROM INFORMATION_SCHEMA.ROUTINES
			WHERE ROUTINE_TYPE IN ('FUNCTION', 'PROCEDURE')
			ORDER BY POSITION
			""";

	private static final String ANSWERS = """
			SELECT COLUMN_NAME, COALESCE(GENERATION_EXPRESSION, COLUMN_DEFAULT)
			FROM INFORMATION_SCHEMA.COLUMNS
			WHERE LOWER(COLUMN_NAME) LIKE 'migration\\_probe\\_%'
			UNION ALL
			SELECT CONSTRAINT_NAME, CHECK_CLAUSE
			FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS
			WHERE LOWER(CONSTRAINT_NAME) LIKE 'migration\\_probe\\_%'
			""";

	private final @Nullable Connection connection;

	private final @Nullable String obstacle;

	private final Dialect dialect;

	private final Disputes disputes;

	private H2Scratch(@Nullable Connection connection, @Nullable String obstacle, Dialect dialect, Disputes disputes) {
		this.connection = connection;
		this.obstacle = obstacle;
		this.dialect = dialect;
		this.disputes = disputes;
	}

	static H2Scratch open(Connection connection, Dialect dialect, String schema, Disputes disputes)
			throws SQLException {
		String settings = strings(connection, SETTINGS).get(0);
		List<String> surroundings = strings(connection, SURROUNDINGS);
		Connection database;
		try {
			database = DriverManager.getConnection("jdbc:h2:mem:;" + settings);
		}
		catch (SQLException ex) {
			return new H2Scratch(null, "no database in memory: " + ServerMessage.of(ex), dialect, disputes);
		}
		H2Scratch scratch = new H2Scratch(database, null, dialect, disputes);
		scratch.prepare(surroundings, Name.of(schema));
		return scratch;
	}

	/**
	 * Return the last column of a query.
	 */
	private static List<String> strings(Connection connection, String sql) throws SQLException {
		List<String> strings = new ArrayList<>();
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
			while (row.next()) {
				strings.add(row.getString(row.getMetaData().getColumnCount()));
			}
		}
		return strings;
	}

	private void prepare(List<String> surroundings, Name schema) {
		surroundings.forEach(this::attempt);
		attempt(this.dialect.state().setSearchPath(this.dialect.state().searchPath(schema, null)));
		for (EnumType type : this.disputes.enumTypes()) {
			attempt(new DropEnumType(type.name(), null, true));
			attempt(new CreateEnumType(type));
		}
		this.disputes.sequences().forEach((sequence) -> attempt(new CreateSequence(sequence)));
	}

	@Override
	public @Nullable String obstacle() {
		return this.obstacle;
	}

	@Override
	public List<Answer> ask(List<Probe> probes) throws SQLException {
		Map<QualifiedName, List<Integer>> positions = new LinkedHashMap<>();
		for (int i = 0; i < probes.size(); i++) {
			QualifiedName table = probes.get(i).table();
			positions.computeIfAbsent((table != null) ? table : TABLE_OF_DEFAULTS, (key) -> new ArrayList<>()).add(i);
		}
		Map<Integer, String> refusals = new HashMap<>();
		positions.forEach((table, indexes) -> {
			createTable(table);
			for (int index : indexes) {
				String refusal = tryOut(probes.get(index), table, Name.of(PREFIX + index));
				if (refusal != null) {
					refusals.put(index, refusal);
				}
			}
		});
		Map<String, Map<Integer, String>> answers = answers();
		positions.keySet().forEach((table) -> attempt(new DropTable(table, null)));
		List<Answer> result = new ArrayList<>();
		for (int i = 0; i < probes.size(); i++) {
			Probe probe = probes.get(i);
			String refusal = refusals.get(i);
			result.add((refusal != null) ? new Answer(probe, refusal)
					: new Answer(probe.answered(answers.getOrDefault(PREFIX + i, Map.of())), null));
		}
		return result;
	}

	private void createTable(QualifiedName name) {
		if (name.schema() != null) {
			attempt(new CreateSchema(name.schema(), true));
		}
		List<Column> columns = this.disputes.columns(name).stream().map(H2Scratch::bare).toList();
		if (attempt(new CreateTable(Table.of(name, columns))) != null) {
			attempt(new CreateTable(Table.of(name, List.of())));
			columns.forEach((column) -> attempt(new AddColumn(name, column)));
		}
	}

	private static Column bare(Column column) {
		return Column.of(column.name().text(), column.type());
	}

	/**
	 * Let the database read an expression.
	 * @return what it said against it, or {@code null}
	 */
	private @Nullable String tryOut(Probe probe, QualifiedName table, Name name) {
		if (probe instanceof Probe.Check check) {
			return attempt(new AddConstraint(table, new CheckConstraint(name, canonical(check.condition()))));
		}
		if (probe instanceof Probe.Generated generated) {
			return attempt(new AddColumn(table, column(name, generated.type())
				.withGenerated(new dev.migration.schema.Generated(canonical(generated.expression()), false))));
		}
		if (probe instanceof Probe.Default value) {
			Expression expression = value.expression();
			return attempt(new AddColumn(table,
					column(name, value.type()).withDefault((expression != null) ? canonical(expression) : null)));
		}
		return "H2 indexes no expressions";
	}

	private static Column column(Name name, ColumnType type) {
		return Column.of(name.text(), type);
	}

	// The line break ends a comment
	private static Expression canonical(Expression expression) {
		return Expression.of("(" + expression.canonical() + "\n)");
	}

	private @Nullable String attempt(Operation operation) {
		try {
			for (String sql : this.dialect.statements(operation)) {
				String refusal = attempt(sql);
				if (refusal != null) {
					return refusal;
				}
			}
			return null;
		}
		catch (UnsupportedOperationOnDatabaseException ex) {
			return ex.getMessage();
		}
	}

	private @Nullable String attempt(String sql) {
		try (Statement statement = database().createStatement()) {
			// Braces in an expression are its own and no JDBC escape
			statement.setEscapeProcessing(false);
			statement.execute(sql);
			return null;
		}
		catch (SQLException ex) {
			return ServerMessage.of(ex);
		}
	}

	private Map<String, Map<Integer, String>> answers() throws SQLException {
		Map<String, Map<Integer, String>> answers = new HashMap<>();
		try (Statement statement = database().createStatement(); ResultSet row = statement.executeQuery(ANSWERS)) {
			while (row.next()) {
				String answer = row.getString(2);
				if (answer != null && !answer.equals(H2ColumnRows.NO_DEFAULT)) {
					answers.put(row.getString(1).toLowerCase(Locale.ROOT), Map.of(0, answer));
				}
			}
		}
		return answers;
	}

	private Connection database() throws SQLException {
		if (this.connection == null) {
			throw new SQLException("There is " + this.obstacle);
		}
		return this.connection;
	}

	@Override
	public void close() throws SQLException {
		if (this.connection != null) {
			this.connection.close();
		}
	}

}
