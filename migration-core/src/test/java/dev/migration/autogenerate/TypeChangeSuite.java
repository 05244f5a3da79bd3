package dev.migration.autogenerate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.Dialects;
import dev.migration.operation.AlterColumn;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationSession;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.QualifiedName;
import dev.migration.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Converts boundary values of every type to every other one on the real server and back
 * again, and compares what became of them with what {@link TypeChange} says.
 */
abstract class TypeChangeSuite {

	private static final QualifiedName PROBE = QualifiedName.of("probe");

	private Dialect dialect;

	private Connection connection;

	abstract TestDatabase createDatabase();

	/**
	 * The types, each with values as literals. Values that only differ in what a
	 * conversion may take away belong here.
	 */
	abstract Map<String, List<String>> values();

	/**
	 * Changes of which more is said than the values show, and why.
	 */
	abstract Set<String> cautious();

	List<String> preparation() {
		return List.of();
	}

	String temporary() {
		return "";
	}

	/** A comparison of two values that nothing escapes. */
	abstract String differs(String one, String other);

	abstract String withoutBlanks(String value);

	/**
	 * Whether a change keeps what only the way back loses, which has a note of its own
	 * when it is proposed.
	 */
	boolean isLostOnTheWayBack(String from, String to) {
		return false;
	}

	@Test
	void verdictsAreWhatTheServerDoes() throws SQLException {
		try (TestDatabase database = createDatabase()) {
			this.dialect = Dialects.named(database.dialect());
			MigrationDatabase migrated = new MigrationDatabase("default", database.dataSource(), this.dialect, null,
					MigrationDatabase.DEFAULT_VERSION_TABLE);
			try (MigrationSession session = MigrationSession.open(migrated)) {
				this.connection = session.connection();
				for (String statement : preparation()) {
					execute(statement);
				}
				assertThat(wrongVerdicts()).isEmpty();
			}
		}
	}

	private List<String> wrongVerdicts() throws SQLException {
		List<String> wrong = new ArrayList<>();
		Map<String, List<String>> values = values();
		for (String from : values.keySet()) {
			ColumnType before = this.dialect.parseType(from);
			execute("CREATE " + temporary() + " TABLE origin (id integer, v " + this.dialect.render(before) + ")");
			for (int id = 0; id < values.get(from).size(); id++) {
				execute("INSERT INTO origin VALUES (" + id + ", " + values.get(from).get(id) + ")");
			}
			for (String to : values.keySet()) {
				if (!from.equals(to)) {
					verify(from, to, values.get(from).size()).ifPresentAdd(wrong);
				}
			}
			execute("DROP TABLE origin");
		}
		return wrong;
	}

	private Finding verify(String from, String to, int count) throws SQLException {
		TypeChange change = TypeChange.between(this.dialect.parseType(from), this.dialect.parseType(to), this.dialect);
		boolean worst = change == TypeChange.UNKNOWN || change == TypeChange.SPELLING;
		if (worst || isLostOnTheWayBack(from, to)) {
			// Nothing can be worse than what is said, or nothing can be seen
			return new Finding(null);
		}
		Observed observed = observe(from, to, count,
				change.loss() != Loss.LOSSY && change.text() != null && change.text().contains("blanks"));
		String line = from + " -> " + to + ": said " + change.loss() + ", seen " + observed.loss() + " "
				+ observed.values();
		if (change.loss().compareTo(observed.loss()) < 0) {
			return new Finding("TOO OPTIMISTIC " + line);
		}
		boolean exact = change.loss() == observed.loss() || cautious().contains(from + " -> " + to);
		return new Finding(exact ? null : "too cautious " + line);
	}

	private Observed observe(String from, String to, int count, boolean blanksAreNamed) throws SQLException {
		Outcome all = convert(from, to, "1 = 1", blanksAreNamed);
		if (all == Outcome.SAME) {
			return new Observed(Loss.LOSSLESS, Map.of());
		}
		Map<Integer, Outcome> outcomes = new LinkedHashMap<>();
		for (int id = 0; id < count; id++) {
			Outcome outcome = convert(from, to, "id = " + id, blanksAreNamed);
			if (outcome != Outcome.SAME) {
				outcomes.put(id, outcome);
			}
		}
		boolean changed = outcomes.containsValue(Outcome.CHANGED);
		return new Observed(changed ? Loss.LOSSY : Loss.LOSSLESS_IF_FITS, outcomes);
	}

	private Outcome convert(String from, String to, String rows, boolean blanksAreNamed) throws SQLException {
		Column before = Column.of("v", this.dialect.parseType(from));
		Column after = Column.of("v", this.dialect.parseType(to));
		execute("CREATE " + temporary() + " TABLE probe (id integer, v " + this.dialect.render(before.type()) + ")");
		try {
			execute("INSERT INTO probe SELECT id, v FROM origin WHERE " + rows);
			if (!alter(before, after)) {
				return Outcome.FAILED;
			}
			if (!alter(after, before)) {
				return Outcome.CHANGED;
			}
			return (changed(blanksAreNamed) > 0) ? Outcome.CHANGED : Outcome.SAME;
		}
		finally {
			execute("DROP TABLE probe");
		}
	}

	private boolean alter(Column before, Column after) throws SQLException {
		List<String> statements = this.dialect.statements(new AlterColumn(PROBE, before, after, null, null));
		try {
			for (String statement : statements) {
				execute(statement);
			}
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	private int changed(boolean blanksAreNamed) throws SQLException {
		String one = blanksAreNamed ? withoutBlanks("p.v") : "p.v";
		String other = blanksAreNamed ? withoutBlanks("o.v") : "o.v";
		try (Statement statement = this.connection.createStatement();
				ResultSet result = statement.executeQuery("SELECT count(*) FROM probe p JOIN origin o ON p.id = o.id"
						+ " WHERE " + differs(one, other))) {
			result.next();
			return result.getInt(1);
		}
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute(sql);
		}
	}

	static List<String> texts(int length, String... values) {
		return List.of(values)
			.stream()
			.filter((value) -> value.codePointCount(0, value.length()) <= length)
			.map((value) -> "'" + value + "'")
			.toList();
	}

	private enum Outcome {

		SAME, CHANGED, FAILED

	}

	private record Observed(Loss loss, Map<Integer, Outcome> values) {

	}

	private record Finding(@Nullable String text) {

		void ifPresentAdd(List<String> list) {
			if (this.text != null) {
				list.add(this.text);
			}
		}

	}

}
