package dev.migration.command;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

import javax.sql.DataSource;

import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.OnUnknown;
import dev.migration.runtime.RunOptions;
import dev.migration.runtime.UnknownRevisionsRefusedException;
import dev.migration.schema.Name;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for who may have a say in what is run from the history.
 */
class HistoryOwnershipIntegrationTests {

	private static final LoadedRevision A1 = SqlRevision.of("a1", "CREATE TABLE a (id integer)", "DROP TABLE a");

	private static final LoadedRevision B2 = SqlRevision.of("b2 < a1", "CREATE TABLE b (id integer)", "DROP TABLE b");

	private TestDatabase database;

	private JdbcTemplate superuser;

	private String app;

	private String etl;

	@BeforeEach
	void upgradeAsOwner() {
		this.database = TestDatabase.create();
		this.superuser = new JdbcTemplate(this.database.dataSource());
		// Roles are those of all databases of the server
		this.app = "app_" + this.database.name();
		this.etl = "etl_" + this.database.name();
		execute("CREATE ROLE {app} LOGIN PASSWORD 'x'", "CREATE ROLE {etl} LOGIN PASSWORD 'x'",
				"GRANT CREATE, USAGE ON SCHEMA public TO {app}");
		migrations(owner(), null, A1, B2).upgrade(RevisionTarget.HEADS);
	}

	@AfterEach
	void dropDatabase() {
		execute("DROP OWNED BY {app}, {etl} CASCADE");
		this.database.close();
		try (TestDatabase other = TestDatabase.create()) {
			new JdbcTemplate(other.dataSource()).execute("DROP ROLE " + this.app + ", " + this.etl);
		}
	}

	@Test
	void ownerWhoIsAloneIsTrusted() {
		assertThat(downgrade(owner())).isEqualTo(Heads.of("a1"));
	}

	@Test
	void whoMayReadDoesNoHarm() {
		execute("GRANT SELECT ON migration_history, migration_version TO {etl}, PUBLIC",
				"CREATE VIEW v AS SELECT * FROM migration_history", "ALTER VIEW v OWNER TO {app}",
				"GRANT SELECT ON v TO {etl}", "GRANT SELECT (id) ON migration_history TO {etl}");

		assertThat(downgrade(owner())).isEqualTo(Heads.of("a1"));
	}

	@Test
	void superusersCanDoEverythingAnyway() {
		execute("ALTER ROLE {etl} SUPERUSER", "GRANT INSERT ON migration_history TO {etl}");

		assertThat(downgrade(owner())).isEqualTo(Heads.of("a1"));
	}

	@Test
	void superuserWhoOwnsTheTablesIsTrusted() {
		execute("ALTER TABLE migration_history OWNER TO CURRENT_USER",
				"ALTER TABLE migration_version OWNER TO CURRENT_USER");

		assertThat(downgrade(this.database.dataSource())).isEqualTo(Heads.of("a1"));
	}

	@Test
	void superuserDoesNotRunWhatOthersHaveWritten() {
		assertRefused(this.database.dataSource(), "table 'migration_history' belongs to '{app}', who is not the one who"
				+ " migrates; table 'migration_version' belongs to '{app}', who is not the one who migrates. ");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"GRANT INSERT ON migration_history TO {etl} | role '{etl}' may write 'migration_history' (INSERT)",
			"GRANT UPDATE, DELETE ON migration_history TO {etl}"
					+ " | role '{etl}' may write 'migration_history' (DELETE, UPDATE)",
			"GRANT TRUNCATE ON migration_history TO {etl} | role '{etl}' may write 'migration_history' (TRUNCATE)",
			"GRANT TRIGGER ON migration_history TO {etl} | role '{etl}' may write 'migration_history' (TRIGGER)",
			"GRANT REFERENCES ON migration_history TO {etl} | role '{etl}' may write 'migration_history' (REFERENCES)",
			"GRANT INSERT ON migration_history TO PUBLIC | everybody may write 'migration_history' (INSERT)",
			"GRANT UPDATE (downgrade) ON migration_history TO {etl}"
					+ " | role '{etl}' may write 'migration_history' (UPDATE)",
			"GRANT INSERT ON migration_version TO {etl} | role '{etl}' may write 'migration_version' (INSERT)",
			"GRANT UPDATE ON migration_version TO PUBLIC | everybody may write 'migration_version' (UPDATE)",
			"GRANT UPDATE (version_num) ON migration_version TO {etl}"
					+ " | role '{etl}' may write 'migration_version' (UPDATE)",
			"ALTER TABLE migration_history OWNER TO {etl}"
					+ " | table 'migration_history' belongs to '{etl}', who is not the one who migrates",
			"ALTER TABLE migration_version OWNER TO {etl}; GRANT SELECT ON migration_version TO {app}"
					+ " | table 'migration_version' belongs to '{etl}', who is not the one who migrates",
			"GRANT {app} TO {etl} | role '{etl}' is a member of '{app}', who owns the tables",
			"GRANT pg_write_all_data TO {etl} | role '{etl}' may write all tables ('pg_write_all_data')",
			"ALTER TABLE migration_history ENABLE ROW LEVEL SECURITY | table 'migration_history' has row security",
			"CREATE RULE r AS ON INSERT TO migration_version DO ALSO NOTHING"
					+ " | table 'migration_version' has rule 'r'",
			"CREATE TABLE child () INHERITS (migration_history)"
					+ " | table 'child' inherits from 'migration_history'" })
	void whoeverElseCanWriteIsNamed(String sql, String offender) {
		execute(sql);

		assertRefused(owner(), offender + ". ");
	}

	@Test
	void triggerIsNamed() {
		execute("CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
				"CREATE TRIGGER t BEFORE INSERT ON migration_history FOR EACH ROW EXECUTE FUNCTION f()");

		assertRefused(owner(), "table 'migration_history' has trigger 't'. ");
	}

	@Test
	void viewThatLetsOthersWriteIsNamed() {
		execute("CREATE VIEW v AS SELECT * FROM migration_history", "ALTER VIEW v OWNER TO {app}",
				"CREATE VIEW w AS SELECT * FROM v", "ALTER VIEW w OWNER TO {app}", "GRANT INSERT ON w TO {etl}");

		assertRefused(owner(), "role '{etl}' may write 'w' (INSERT). ");
	}

	@Test
	void viewOfSomebodyWhoMayOnlyReadDoesNoHarm() {
		execute("GRANT SELECT ON migration_history TO {etl}", "CREATE VIEW v AS SELECT * FROM migration_history",
				"ALTER VIEW v OWNER TO {etl}", "GRANT INSERT ON v TO PUBLIC");

		assertThat(downgrade(owner())).isEqualTo(Heads.of("a1"));
	}

	@Test
	void administratorOfARoleIsNoMember() {
		if (this.database.major() < 16) {
			return;
		}
		execute("GRANT {app} TO {etl} WITH ADMIN TRUE, INHERIT FALSE, SET FALSE");

		assertThat(downgrade(owner())).isEqualTo(Heads.of("a1"));
	}

	@Test
	void roleThatMakesMembersIsNamedBefore16() {
		execute("ALTER ROLE {etl} CREATEROLE");

		assertThat(makersOfMembers(new PostgreSqlDialect(15))).containsExactly(this.etl);
		assertThat(makersOfMembers(new PostgreSqlDialect(16))).isEmpty();
		if (this.database.major() < 16) {
			assertRefused(owner(),
					"role '{etl}' may make itself a member of any role ('CREATEROLE' before PostgreSQL 16). ");
		}
		else {
			assertThat(downgrade(owner())).isEqualTo(Heads.of("a1"));
		}
	}

	private List<String> makersOfMembers(PostgreSqlDialect dialect) {
		String query = dialect.ownership()
			.orElseThrow()
			.otherWriters(Name.of("public"), List.of(Name.of("migration_version"), Name.of("migration_history")));
		return new JdbcTemplate(owner()).queryForList(query)
			.stream()
			.filter((row) -> "MAKES_MEMBERS".equals(row.get("way")))
			.map((row) -> String.valueOf(row.get("who")))
			.toList();
	}

	@Test
	void manyAreCounted() {
		execute("GRANT INSERT ON migration_history, migration_version TO {etl}, PUBLIC", "GRANT {app} TO {etl}",
				"GRANT pg_write_all_data TO {etl}", "ALTER TABLE migration_history ENABLE ROW LEVEL SECURITY");

		assertRefused(owner(),
				"everybody may write 'migration_history' (INSERT); role '{etl}' may write 'migration_history' (INSERT);"
						+ " everybody may write 'migration_version' (INSERT); role '{etl}' may write"
						+ " 'migration_version' (INSERT); role '{etl}' is a member of '{app}', who owns the tables; and"
						+ " 2 more. ");
	}

	@Test
	void roleThatOneTakesMayBeTheOwner() {
		execute("GRANT {app} TO {etl}");
		DriverManagerDataSource member = new DriverManagerDataSource(
				this.database.url() + "?options=-c%20role=" + this.app, this.etl, "x");

		assertThat(downgrade(member)).isEqualTo(Heads.of("a1"));
	}

	@Test
	void tablesOfAnotherNameAndSchemaAreLookedAt() {
		execute("CREATE SCHEMA \"My shop\" AUTHORIZATION {app}");
		Name schema = Name.of("My shop");
		migrations(owner(), schema, A1, B2).upgrade(RevisionTarget.HEADS);
		execute("GRANT DELETE ON \"My shop\".migration_history TO {etl}",
				"GRANT INSERT ON public.migration_history TO {etl}");

		assertThatExceptionOfType(UnknownRevisionsRefusedException.class)
			.isThrownBy(() -> migrations(owner(), schema, A1).upgrade(RevisionTarget.HEADS, OnUnknown.DOWNGRADE))
			.withMessageContaining("role '" + this.etl + "' may write 'migration_history' (DELETE). ");
	}

	private void assertRefused(DataSource dataSource, String offenders) {
		assertThatExceptionOfType(UnknownRevisionsRefusedException.class).isThrownBy(() -> downgrade(dataSource))
			.withMessage(
					"Database 'default' is at 'b2', which this application does not have, and it is not downgraded: "
							+ named(offenders)
							+ "Who can write the history decides what is run: let nobody but who migrates."
							+ " Nothing was changed.");
		assertThat(this.superuser.queryForList("SELECT version_num FROM migration_version", String.class))
			.containsExactly("b2");
	}

	private Heads downgrade(DataSource dataSource) {
		return migrations(dataSource, null, A1).upgrade(RevisionTarget.HEADS, OnUnknown.DOWNGRADE).current();
	}

	private DataSource owner() {
		return new DriverManagerDataSource(this.database.url(), this.app, "x");
	}

	private Migrations migrations(DataSource dataSource, @Nullable Name schema, LoadedRevision... revisions) {
		return new Migrations(MigrationHistory.of(List.of(revisions)),
				new MigrationDatabase("default", dataSource, new PostgreSqlDialect(this.database.major()), schema,
						MigrationDatabase.DEFAULT_VERSION_TABLE),
				new RunOptions(Duration.ofMinutes(1), "2.0", "host-1", List.of(),
						Clock.fixed(EmptyRevisions.NOW, ZoneOffset.UTC)));
	}

	private void execute(String... statements) {
		for (String sql : statements) {
			this.superuser.execute(named(sql));
		}
	}

	private String named(String text) {
		return text.replace("{app}", this.app).replace("{etl}", this.etl);
	}

}
