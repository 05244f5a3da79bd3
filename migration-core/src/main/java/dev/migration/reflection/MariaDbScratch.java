package dev.migration.reflection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.migration.MigrationException;
import dev.migration.dialect.Dialect;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * Temporary tables of MariaDB or MySQL that carry expressions, as few as possible: one
 * for each table and one for many defaults. What the server refuses is halved until it is
 * one expression. Neither to create nor to drop a temporary table ends a transaction; to
 * alter one would.
 */
final class MariaDbScratch implements ExpressionScratch {

	private static final int MAXIMUM_DEFAULTS = 100;

	private final Connection connection;

	private final Dialect dialect;

	private final Name schema;

	private final Disputes disputes;

	MariaDbScratch(Connection connection, Dialect dialect, String schema, Disputes disputes) {
		this.connection = connection;
		this.dialect = dialect;
		this.schema = Name.of(schema);
		this.disputes = disputes;
	}

	@Override
	public @Nullable String obstacle() throws SQLException {
		String table = this.dialect.quote(new QualifiedName(this.schema, MariaDbScratchTable.FILLER));
		try (Statement statement = this.connection.createStatement()) {
			statement.execute("CREATE TEMPORARY TABLE " + table + " (a int)");
			statement.execute("DROP TEMPORARY TABLE " + table);
			return null;
		}
		catch (SQLException ex) {
			if (!this.connection.isValid(1)) {
				throw ex;
			}
			return ServerMessage.of(ex);
		}
	}

	@Override
	public List<Answer> ask(List<Probe> probes) throws SQLException {
		Map<Integer, Answer> answers = new LinkedHashMap<>();
		sequences("CREATE TEMPORARY SEQUENCE IF NOT EXISTS ");
		for (List<Integer> group : groups(probes)) {
			ask(probes, group, answers);
		}
		return IntStream.range(0, probes.size()).mapToObj(answers::get).toList();
	}

	private static List<List<Integer>> groups(List<Probe> probes) {
		Map<Group, List<Integer>> groups = new LinkedHashMap<>();
		for (int i = 0; i < probes.size(); i++) {
			QualifiedName table = probes.get(i).table();
			Group group = new Group(table, (table != null) ? 0 : i / MAXIMUM_DEFAULTS);
			groups.computeIfAbsent(group, (key) -> new ArrayList<>()).add(i);
		}
		return List.copyOf(groups.values());
	}

	private void ask(List<Probe> probes, List<Integer> positions, Map<Integer, Answer> answers) throws SQLException {
		String refusal = tryOut(probes, positions, answers);
		if (refusal == null) {
			return;
		}
		if (positions.size() == 1) {
			int only = positions.get(0);
			answers.put(only, new Answer(probes.get(only), refusal));
			return;
		}
		int half = positions.size() / 2;
		ask(probes, positions.subList(0, half), answers);
		ask(probes, positions.subList(half, positions.size()), answers);
	}

	private @Nullable String tryOut(List<Probe> probes, List<Integer> positions, Map<Integer, Answer> answers)
			throws SQLException {
		QualifiedName table = probes.get(positions.get(0)).table();
		Name name = (table != null) ? table.name() : MariaDbScratchTable.FILLER;
		MariaDbScratchTable scratch = new MariaDbScratchTable(new QualifiedName(this.schema, name),
				(table != null) ? this.disputes.columns(table) : List.of());
		positions.forEach((position) -> scratch.add(position, probes.get(position)));
		try (Statement statement = this.connection.createStatement()) {
			// Braces in an expression are its own and no JDBC escape
			statement.setEscapeProcessing(false);
			statement.execute(scratch.create(this.dialect));
		}
		catch (SQLException ex) {
			if (!this.connection.isValid(1)) {
				throw ex;
			}
			return ServerMessage.of(ex);
		}
		catch (MigrationException ex) {
			return String.valueOf(ex.getMessage());
		}
		try {
			List<String> lines = read(this.dialect.quote(scratch.name()));
			for (int position : positions) {
				answers.put(position,
						new Answer(answered(position, probes.get(position), scratch.name(), lines), null));
			}
			return null;
		}
		finally {
			drop(this.dialect.quote(scratch.name()));
		}
	}

	private Probe answered(int position, Probe probe, QualifiedName table, List<String> lines) throws SQLException {
		Map<Integer, String> answers = MariaDbScratchTable.answers(position, lines, this.schema.text());
		if (probe instanceof Probe.Default asked && answers.containsKey(0)) {
			MariaDbUnprintable unprintable = new MariaDbUnprintable(this.connection, this.dialect, this.schema.text());
			return probe.answered(Map.of(0,
					unprintable.literal(answers.get(0), asked.type(), table, MariaDbScratchTable.probeName(position))));
		}
		return probe.answered(answers);
	}

	private List<String> read(String table) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.setEscapeProcessing(false);
			try (ResultSet row = statement.executeQuery("SHOW CREATE TABLE " + table)) {
				row.next();
				return row.getString(2).lines().toList();
			}
		}
	}

	private void drop(String table) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute("DROP TEMPORARY TABLE " + table);
		}
	}

	/** Those that the same revision creates, which defaults may name. */
	private void sequences(String statement) {
		for (Sequence sequence : this.disputes.sequences()) {
			QualifiedName name = new QualifiedName(this.schema, sequence.name().name());
			try (Statement execution = this.connection.createStatement()) {
				execution.execute(statement + this.dialect.quote(name));
			}
			catch (SQLException ex) {
				// The default that names it is refused then, which says why
			}
		}
	}

	@Override
	public void close() {
		// Every table is dropped as soon as it is read
		sequences("DROP TEMPORARY SEQUENCE IF EXISTS ");
	}

	/**
	 * Probes that can share a table.
	 */
	private record Group(@Nullable QualifiedName table, int part) {

	}

}
