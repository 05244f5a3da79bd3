package dev.migration.command;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.migration.dialect.Dialect;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RunOptions;
import dev.migration.schema.Column;
import dev.migration.schema.Identity;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;
import dev.migration.script.Operations;
import dev.migration.script.RevisionScript;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.change;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.index;
import static dev.migration.script.Ddl.primaryKey;
import static dev.migration.script.Ddl.unique;
import static dev.migration.script.Ddl.varchar;
import static dev.migration.script.Ddl.view;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The way up and down with the settings of H2 that change what becomes of names and how
 * SQL is read.
 */
class H2SettingsIntegrationTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "DATABASE_TO_UPPER=FALSE", "DATABASE_TO_LOWER=TRUE",
			"CASE_INSENSITIVE_IDENTIFIERS=TRUE", "DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
			"MODE=PostgreSQL", "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
			"MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH", "MODE=MySQL",
			"MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE", "MODE=MariaDB",
			"MODE=MariaDB;DATABASE_TO_LOWER=TRUE" })
	void goesUpAndDown(String settings) {
		try (TestDatabase server = Databases.h2(settings)) {
			MigrationDatabase database = new MigrationDatabase("default", server.dataSource(), Optional::empty, null,
					MigrationDatabase.DEFAULT_VERSION_TABLE);
			Migrations migrations = new Migrations(
					MigrationHistory.of(List.of(new LoadedRevision(node("a1"), true, Creation::new),
							new LoadedRevision(node("b1", "a1"), true, Change::new))),
					database, new RunOptions(Duration.ofSeconds(5), null, "host-1", List.of(), Clock.systemUTC()));

			migrations.upgrade(RevisionTarget.HEADS);

			Dialect dialect = database.serverDialect();
			assertThat(differences(migrations, model(dialect, "varchar(300)"))).isEmpty();
			assertThat(migrations.current()).extracting((entry) -> entry.revision().id()).containsExactly("b1");

			migrations.downgrade(RevisionTarget.parse("-1"));

			assertThat(differences(migrations, model(dialect, "varchar(255)"))).isEmpty();
			assertThat(JdbcClient.create(server.dataSource()).sql("SELECT * FROM active").query().listOfRows())
				.singleElement()
				.satisfies((row) -> assertThat(row).hasSize(1));

			migrations.downgrade(RevisionTarget.BASE);
			migrations.upgrade(RevisionTarget.HEADS);

			assertThat(differences(migrations, model(dialect, "varchar(300)"))).isEmpty();
		}
	}

	private static List<String> differences(Migrations migrations, SchemaModel model) {
		return migrations.check(Authoring.NONE.withModel(() -> model)).differences();
	}

	private static SchemaModel model(Dialect dialect, String email) {
		Table user = Table
			.of(QualifiedName.of("app_user"), List.of(
					Column.of("id", dialect.parseType("bigint")).withNullable(false).withIdentity(Identity.BY_DEFAULT),
					Column.of("email", dialect.parseType(email)).withNullable(false),
					Column.of("value", dialect.parseType("varchar(9)")),
					Column.of("Mixed Case", dialect.parseType("varchar(9)"))))
			.withConstraints(List.of(new PrimaryKey(null, List.of(Name.of("id"))),
					UniqueConstraint.of(Name.of("uq_app_user_email"), List.of(Name.of("email")))))
			.withIndexes(List
				.of(Index.of(Name.of("ix_app_user_value"), false, List.of(IndexElement.ascending(Name.of("value"))))));
		Table note = Table.of(new QualifiedName(null, dialect.storedName("Note", false)), List
			.of(Column.of("text", dialect.parseType("varchar(9)")).withName(dialect.storedName("NoteText", false))));
		return SchemaModel.EMPTY.withTables(List.of(user, note));
	}

	private static RevisionNode node(String id, String... parents) {
		return new RevisionNode(id, List.of(parents), List.of(), List.of(), "does " + id, EmptyRevisions.NOW, "R" + id);
	}

	private static final class Creation implements RevisionScript {

		@Override
		public void upgrade(Operations op) {
			op.createTable("app_user", column("id", bigint()).identity(), column("email", varchar(255)).notNull(),
					column("value", varchar(9)), column("Mixed Case", varchar(9)), primaryKey("id"),
					unique("email").named("uq_app_user_email"));
			op.createIndex("app_user", index("value").named("ix_app_user_value"));
			op.execute("CREATE TABLE Note (NoteText varchar(9))");
			op.execute("INSERT INTO app_user (email) VALUES (?)", "it's");
			op.createOrReplace(view("active", "SELECT id FROM app_user"));
		}

		@Override
		public void downgrade(Operations op) {
			op.drop(view("active"));
			op.execute("DROP TABLE Note");
			op.dropTable("app_user");
		}

	}

	private static final class Change implements RevisionScript {

		@Override
		public void upgrade(Operations op) {
			op.drop(view("active"));
			op.alterColumn("app_user", "email", change().type(varchar(300)));
			op.createOrReplace(view("active", "SELECT id, email FROM app_user"));
		}

		@Override
		public void downgrade(Operations op) {
			op.drop(view("active"));
			op.alterColumn("app_user", "email", change().type(varchar(255)));
			op.restore(view("active"));
		}

	}

}
