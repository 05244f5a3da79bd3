package dev.migration.reflection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migration.dialect.Dialect;
import dev.migration.schema.Column;
import dev.migration.schema.CompositeType;
import dev.migration.schema.EnumType;
import dev.migration.schema.Expression;
import dev.migration.schema.Name;
import dev.migration.schema.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * Temporary tables that carry expressions for one round of questions. What is well takes
 * one batch and one query for a hundred tables; only when the server refuses something is
 * each expression of those tried by itself.
 */
final class ScratchTables implements ExpressionScratch {

	private static final String PREFIX = "migration_probe_";

	/** Insufficient privilege. */
	private static final String DENIED = "42501";

	// Each table holds some locks until it is gone, of which the whole server has a few
	// thousand
	private static final int TABLES_AT_ONCE = 100;

	private static final String ANSWERS = """
			SELECT a.attname AS name, 0 AS position,
			""" + Catalog.EXPRESSION + """
			AS answer
			FROM pg_catalog.pg_class c
			JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid
			JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
			WHERE c.relnamespace = pg_catalog.pg_my_temp_schema() AND a.attname LIKE 'migration\\_probe\\_%'
			UNION ALL
			SELECT c.conname, 0, pg_catalog.pg_get_expr(c.conbin, c.conrelid)
			FROM pg_catalog.pg_constraint c
			WHERE c.connamespace = pg_catalog.pg_my_temp_schema() AND c.contype = 'c'
			AND c.conname LIKE 'migration\\_probe\\_%'
			UNION ALL
			SELECT c.relname, k.position, CASE WHEN k.position = 0
				THEN pg_catalog.pg_get_expr(i.indpred, i.indrelid)
				ELSE pg_catalog.pg_get_indexdef(i.indexrelid, k.position, true) END
			FROM pg_catalog.pg_class c
			JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
			CROSS JOIN LATERAL generate_series(0, i.indnatts::integer) k (position)
			WHERE c.relnamespace = pg_catalog.pg_my_temp_schema() AND c.relname LIKE 'migration\\_probe\\_%'
			""";

	// On a standby and in a read-only transaction there are no new temporary tables
	// either
	private static final String MAY_CREATE = """
			SELECT CASE WHEN pg_catalog.current_setting('transaction_read_only')::boolean
					THEN 'the transaction is read-only'
				WHEN NOT pg_catalog.has_database_privilege(pg_catalog.current_database(), 'TEMPORARY')
					THEN 'role "' || current_user || '" may not create temporary tables in database "'
						|| pg_catalog.current_database() || '"' END
			""";

	// A moment that the server names by itself: nothing is passed to it, and nothing but
	// the clock of the transaction decides
	private static final Pattern BARE = Pattern.compile("\\w+(\\(\\))?");

	private static final String SAME_MOMENT = """
			SELECT pg_catalog.pg_typeof(one) = pg_catalog.pg_typeof(other)
				AND pg_catalog.pg_typeof(one) IN ('date', 'time', 'timetz', 'timestamp', 'timestamptz')
				AND one::text = other::text
			FROM (SELECT %s AS one, %s AS other) moments
			""";

	private static final String STABLE = """
			SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p
				WHERE p.oid = pg_catalog.to_regprocedure(?) AND p.provolatile <> 'v'
				AND p.pronamespace = 'pg_catalog'::pg_catalog.regnamespace)
			""";

	private final PinnedTransaction transaction;

	private final Connection connection;

	private final Dialect dialect;

	private final Disputes disputes;

	private ScratchTables(PinnedTransaction transaction, Dialect dialect, Disputes disputes) {
		this.transaction = transaction;
		this.connection = transaction.connection();
		this.dialect = dialect;
		this.disputes = disputes;
	}

	static ScratchTables open(Connection connection, Dialect dialect, String schema, Disputes disputes)
			throws SQLException {
		ScratchTables scratch = new ScratchTables(PinnedTransaction.scratch(connection, dialect.quote(Name.of(schema))),
				dialect, disputes);
		scratch.createEnumTypes();
		scratch.createCompositeTypes();
		scratch.createSequences();
		return scratch;
	}

	@Override
	public @Nullable String obstacle() throws SQLException {
		try (Statement statement = statement(); ResultSet row = statement.executeQuery(MAY_CREATE)) {
			row.next();
			return row.getString(1);
		}
	}

	@Override
	public List<Answer> ask(List<Probe> probes) throws SQLException {
		List<ScratchTable> tables = ScratchTable.of(probes, PREFIX, this.disputes, this.dialect);
		Map<Integer, Refusal> refusals = new HashMap<>();
		Map<String, Map<Integer, String>> answers = new HashMap<>();
		for (int first = 0; first < tables.size(); first += TABLES_AT_ONCE) {
			ask(tables.subList(first, Math.min(first + TABLES_AT_ONCE, tables.size())), answers, refusals);
		}
		List<Answer> result = new ArrayList<>();
		for (int i = 0; i < probes.size(); i++) {
			Refusal refusal = refusals.get(i);
			result.add((refusal != null) ? new Answer(probes.get(i), refusal.message(), refusal.denied())
					: new Answer(probes.get(i).answered(answers.getOrDefault(PREFIX + i, Map.of())), null));
		}
		return result;
	}

	private void ask(List<ScratchTable> tables, Map<String, Map<Integer, String>> answers,
			Map<Integer, Refusal> refusals) throws SQLException {
		Savepoint savepoint = this.connection.setSavepoint();
		if (!createAll(tables)) {
			this.connection.rollback(savepoint);
			for (ScratchTable table : tables) {
				createOneByOne(table, refusals);
			}
		}
		answers.putAll(answers());
		this.connection.rollback(savepoint);
		this.connection.releaseSavepoint(savepoint);
	}

	// The transaction is older than this statement, so that clocks which are not the same
	// show it
	@Override
	public boolean isSame(Expression one, Expression other) throws SQLException {
		if (!isStable(one.canonical()) || !isStable(other.canonical())) {
			return false;
		}
		try (Statement statement = statement();
				ResultSet row = statement.executeQuery(SAME_MOMENT.formatted(one.canonical(), other.canonical()))) {
			return row.next() && row.getBoolean(1);
		}
	}

	private boolean isStable(String text) throws SQLException {
		if (!BARE.matcher(text).matches()) {
			return false;
		}
		if (!text.endsWith(")")) {
			return text.startsWith("CURRENT_") || text.startsWith("LOCAL");
		}
		try (PreparedStatement statement = this.connection.prepareStatement(STABLE)) {
			statement.setString(1, text);
			try (ResultSet row = statement.executeQuery()) {
				return row.next() && row.getBoolean(1);
			}
		}
	}

	/**
	 * Run a statement that may fail without any harm.
	 * @return what the server said against it, or {@code null}
	 */
	private @Nullable Refusal attempt(String sql) throws SQLException {
		Savepoint savepoint = this.connection.setSavepoint();
		try (Statement statement = statement()) {
			statement.execute(sql);
			this.connection.releaseSavepoint(savepoint);
			return null;
		}
		catch (SQLException ex) {
			this.connection.rollback(savepoint);
			return new Refusal(ServerMessage.of(ex), DENIED.equals(ex.getSQLState()));
		}
	}

	// The temporary type hides the real one
	private void createEnumTypes() throws SQLException {
		for (EnumType type : this.disputes.enumTypes()) {
			String labels = type.values()
				.stream()
				.map(this.dialect::literal)
				.collect(Collectors.joining(", ", "(", ")"));
			attempt("CREATE TYPE pg_temp." + this.dialect.quote(type.name().name()) + " AS ENUM " + labels);
		}
	}

	private void createCompositeTypes() throws SQLException {
		for (CompositeType type : this.disputes.compositeTypes()) {
			String attributes = type.attributes()
				.stream()
				.map((attribute) -> this.dialect.quote(attribute.name()) + " " + this.dialect.render(attribute.type()))
				.collect(Collectors.joining(", ", "(", ")"));
			attempt("CREATE TYPE pg_temp." + this.dialect.quote(type.name().name()) + " AS " + attributes);
		}
	}

	private void createSequences() throws SQLException {
		for (Sequence sequence : this.disputes.sequences()) {
			attempt("CREATE SEQUENCE pg_temp." + this.dialect.quote(sequence.name().name()));
		}
	}

	private boolean createAll(List<ScratchTable> tables) throws SQLException {
		try (Statement statement = statement()) {
			for (ScratchTable table : tables) {
				for (String sql : table.statements()) {
					statement.addBatch(sql);
				}
			}
			statement.executeBatch();
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	private void createOneByOne(ScratchTable table, Map<Integer, Refusal> refusals) throws SQLException {
		Refusal ofColumn = null;
		if (attempt(table.create()) != null) {
			attempt(table.createWithoutColumns());
			for (Column column : table.columns()) {
				Refusal refusal = attempt(table.add(column));
				ofColumn = (refusal != null && refusal.denied()) ? refusal : ofColumn;
			}
		}
		for (Map.Entry<Integer, String> probe : table.probes().entrySet()) {
			Refusal refusal = attempt(probe.getValue());
			if (refusal != null) {
				// What names a column that may not be there says nothing about itself
				refusals.put(probe.getKey(), (ofColumn != null) ? ofColumn : refusal);
			}
		}
	}

	private Map<String, Map<Integer, String>> answers() throws SQLException {
		Map<String, Map<Integer, String>> answers = new LinkedHashMap<>();
		try (Statement statement = statement(); ResultSet row = statement.executeQuery(ANSWERS)) {
			while (row.next()) {
				answers.computeIfAbsent(row.getString("name"), (name) -> new HashMap<>())
					.put(row.getInt("position"), row.getString("answer"));
			}
		}
		return answers;
	}

	private Statement statement() throws SQLException {
		Statement statement = this.connection.createStatement();
		// Braces in an expression are its own and no JDBC escape
		statement.setEscapeProcessing(false);
		return statement;
	}

	@Override
	public void close() throws SQLException {
		this.transaction.close();
	}

	/**
	 * What the server said, and whether it is about rights.
	 */
	private record Refusal(String message, boolean denied) {

	}

}
