package dev.migration.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import dev.migration.MigrationException;
import dev.migration.dialect.Dialect;
import dev.migration.dialect.Dialects;
import dev.migration.reliability.Figures;
import dev.migration.revision.Direction;
import dev.migration.revision.InvalidDowngradeTargetException;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.RandomGraph.Drawn;
import dev.migration.testing.Seeds;
import dev.migration.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Upgrades and downgrades that nobody chose of revisions that nobody chose lose their
 * connection where nobody chose, whatever runs there: after each the version rows, the
 * schema and the trace that scripts leave agree, nothing is lost, done twice or left
 * half-way without being written down, and in the end everything goes up and down again.
 */
@Tag("reliability")
abstract class RandomGraphSuite {

	private static final Logger logger = LoggerFactory.getLogger(RandomGraphSuite.class);

	private static final int COMMANDS = 16;

	// A crash is drawn for two of three
	private static final int MOST_TRIES = 60;

	private static final int SOON = 25;

	private static final int LATE = 120;

	private int crashes;

	private int refusals;

	abstract TestDatabase createDatabase();

	@Test
	void whateverIsRunNothingIsLostOrDoneTwice() {
		Seeds.of(1, Figures.of(2, 100)).check((seed) -> {
			Random random = Seeds.random(seed);
			try (TestDatabase database = createDatabase()) {
				new World(random, database).live();
			}
		});

		logger.info("{} commands lost their connection, {} were refused", this.crashes, this.refusals);
		assertThat(this.crashes).isPositive();
	}

	/**
	 * A database, the revisions of an application, and what is known of both.
	 */
	private final class World {

		private final Random random;

		private final TestDatabase database;

		private final Dialect dialect;

		private final JdbcClient jdbc;

		private final RandomGraph graph;

		private final MigrationHistory history;

		private final TransactionMode mode;

		private final List<String> told = new ArrayList<>();

		World(Random random, TestDatabase database) {
			this.random = random;
			this.database = database;
			this.dialect = Dialects.named(database.dialect());
			this.jdbc = JdbcClient.create(database.dataSource());
			this.graph = RandomGraph.draw(random, database.dialect(), 3 + random.nextInt(6));
			this.history = this.graph.history();
			boolean shared = this.dialect.capabilities().transactionalDdl() && random.nextInt(4) == 0;
			this.mode = shared ? TransactionMode.PER_RUN : TransactionMode.PER_REVISION;
			this.jdbc
				.sql("CREATE TABLE trace (id integer "
						+ (database.dialect().equals("postgresql") ? "GENERATED ALWAYS AS IDENTITY" : "AUTO_INCREMENT")
						+ " PRIMARY KEY, revision varchar(9), step varchar(9))")
				.update();
		}

		void live() {
			for (int i = 0; i < COMMANDS; i++) {
				boolean down = this.random.nextInt(5) < 2;
				String target = target(down);
				boolean through;
				int tries = 0;
				do {
					assertThat(++tries).as(text()).isLessThan(MOST_TRIES);
					through = command(down, target, this.random.nextInt(3) > 0);
				}
				// Who takes back goes on with that before anything else
				while (!through && isHalfUndone());
			}
			finish();
		}

		private String target(boolean down) {
			return (this.random.nextInt(4) == 0) ? (down ? "base" : "heads") : this.graph.pick(this.graph.ids());
		}

		/**
		 * Everything up and down again, without a person.
		 */
		private void finish() {
			assertThat(command(false, "heads", false)).as(text()).isTrue();
			assertThat(command(true, "base", false)).as(text()).isTrue();
			assertThat(phases().values()).as(text()).containsOnly("d3");
		}

		private boolean command(boolean down, String target, boolean crash) {
			Set<String> before = applied();
			CrashingDataSource dataSource = new CrashingDataSource(this.database.dataSource(), crash ? crashPoint() : 0,
					this.random.nextBoolean())
				.everywhere();
			String what = (down ? "downgrade " : "upgrade ") + target;
			boolean through = true;
			try {
				run(runner(dataSource), down, target);
				this.told.add(what);
			}
			catch (InvalidDowngradeTargetException ex) {
				this.told.add(what + ": " + ex.getMessage());
				assertThat(this.graph.below(target, before)).as(text()).isEqualTo(before);
			}
			catch (UnfinishedRevisionException ex) {
				RandomGraphSuite.this.refusals++;
				this.told.add(what + ": " + ex.getMessage());
				assertThat(runner(this.database.dataSource()).unfinished()).as(text()).isNotEmpty();
				through = false;
			}
			catch (MigrationException ex) {
				this.told.add(what + ": lost " + dataSource.point() + ": " + ex.getMessage());
				assertThat(dataSource.isCrashed()).as(text()).isTrue();
				RandomGraphSuite.this.crashes++;
				through = false;
			}
			verify();
			if (through) {
				assertThat(applied()).as(text()).isEqualTo(expected(down, target, before));
			}
			else if (down) {
				assertThat(before).as(text()).containsAll(applied());
			}
			else {
				assertThat(applied()).as(text()).containsAll(before);
			}
			return through;
		}

		private int crashPoint() {
			return 1 + this.random.nextInt(this.random.nextBoolean() ? SOON : LATE);
		}

		private void run(MigrationRunner runner, boolean down, String target) {
			if (down) {
				runner.run((rows) -> this.history.map().downgrade(rows, RevisionTarget.parse(target)));
			}
			else {
				runner.run((rows) -> this.history.map().upgrade(rows, RevisionTarget.parse(target)));
			}
		}

		private MigrationRunner runner(DataSource dataSource) {
			return new MigrationRunner(this.history,
					new MigrationDatabase("default", dataSource, this.dialect, null,
							MigrationDatabase.DEFAULT_VERSION_TABLE),
					TestRevisions.options().withPolicy(RunPolicy.DEFAULT.withTransaction(this.mode)));
		}

		private Set<String> expected(boolean down, String target, Set<String> before) {
			if (down) {
				return target.equals("base") ? Set.of() : this.graph.below(target, before);
			}
			Set<String> expected = new TreeSet<>(before);
			expected.addAll(target.equals("heads") ? this.graph.ids() : this.graph.closure(List.of(target)));
			return expected;
		}

		private Set<String> applied() {
			return this.graph.closure(rows());
		}

		private List<String> rows() {
			return objects().contains("migration_version")
					? this.jdbc.sql("SELECT version_num FROM migration_version").query(String.class).list() : List.of();
		}

		private boolean isHalfUndone() {
			return runner(this.database.dataSource()).unfinished()
				.stream()
				.anyMatch((revision) -> revision.direction() == Direction.DOWNGRADE);
		}

		/**
		 * The step at which each revision is; those that never ran are not there.
		 */
		private Map<String, String> phases() {
			Map<String, String> phases = new HashMap<>();
			this.jdbc.sql("SELECT revision, step FROM trace ORDER BY id").query().listOfRows().forEach((row) -> {
				String revision = String.valueOf(row.get("revision"));
				String step = String.valueOf(row.get("step"));
				String former = phases.put(revision, step);
				assertThat(step).as("'%s' behind '%s' of %s: %s", step, former, revision, text())
					.isEqualTo(next(former));
			});
			return phases;
		}

		private static String next(@Nullable String step) {
			if (step == null) {
				return "u1";
			}
			return switch (step) {
				case "u1" -> "u2";
				case "u2" -> "u3";
				case "u3" -> "d1";
				case "d1" -> "d2";
				case "d2" -> "d3";
				default -> "u1";
			};
		}

		private void verify() {
			List<String> rows = rows();
			assertThat(rows).as(text())
				.allSatisfy((row) -> assertThat(rows)
					.noneMatch((other) -> !other.equals(row) && this.graph.closure(List.of(other)).contains(row)));
			Set<String> applied = applied();
			Map<String, String> phases = phases();
			Map<String, Direction> unfinished = runner(this.database.dataSource()).unfinished()
				.stream()
				.collect(Collectors.toMap(UnfinishedRevision::revision, UnfinishedRevision::direction));
			Set<String> objects = objects();
			for (String id : this.graph.ids()) {
				Drawn revision = this.graph.revision(id);
				String phase = phases.getOrDefault(id, "d3");
				boolean whole = phase.equals(applied.contains(id) ? "u3" : "d3");
				Direction half = unfinished.get(id);
				if (half == null) {
					assertThat(whole).as("%s is at '%s': %s", id, phase, text()).isTrue();
					assertThat(objects.contains("t_" + id)).as("table of %s: %s", id, text())
						.isEqualTo(applied.contains(id));
				}
				else {
					assertThat(half).as(text())
						.isEqualTo(applied.contains(id) ? Direction.DOWNGRADE : Direction.UPGRADE);
					assertThat(revision.transactional() && this.dialect.capabilities().transactionalDdl()).as(text())
						.isFalse();
				}
				if (half == null && revision.altered() != null && unfinished.get(revision.altered()) == null) {
					assertThat(objects.contains("t_" + revision.altered() + ".c_" + id))
						.as("column of %s: %s", id, text())
						.isEqualTo(applied.contains(id));
				}
			}
		}

		private Set<String> objects() {
			Set<String> objects = new TreeSet<>();
			this.jdbc.sql("SELECT table_name, column_name FROM information_schema.columns").query((row) -> {
				objects.add(row.getString(1).toLowerCase(Locale.ROOT));
				objects.add((row.getString(1) + "." + row.getString(2)).toLowerCase(Locale.ROOT));
			});
			return objects;
		}

		private String text() {
			return this.mode + "\n" + this.graph + "\n" + String.join("\n", this.told);
		}

	}

}
