package dev.migration.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migration.autogenerate.Comparison;
import dev.migration.autogenerate.RenameAnswers;
import dev.migration.autogenerate.RenameQuestion;
import dev.migration.command.Proving.Mode;
import dev.migration.command.RevisionRequest.Source;
import dev.migration.dialect.Dialect;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.proof.InMemoryScratch;
import dev.migration.proof.ScratchDatabase;
import dev.migration.proof.ServerScratch;
import dev.migration.reflection.SchemaReaders;
import dev.migration.reflection.SchemaScope;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RunOptions;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.SchemaSource;
import dev.migration.scripts.ScriptDirectories;
import dev.migration.testing.CatalogDump;
import dev.migration.testing.TestDatabase;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A project on disk and its database, driven as a user drives them: the model changes, a
 * revision is written, the project is built, the revision is applied.
 */
final class EvolvingSchema implements AutoCloseable {

	static final String OBJECTS = """
			SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' AND c.relkind IN ('r', 'p', 'S', 'v', 'm')
			AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'i')
			UNION ALL
			SELECT n.nspname || '.' || t.typname FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
			WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' AND t.typtype IN ('e', 'd', 'r')
			ORDER BY 1
			""";

	private final TestDatabase database;

	private final DataSource dataSource;

	private final Dialect dialect;

	private final Project project;

	private MigrationHistory history;

	EvolvingSchema(TestDatabase database, DataSource dataSource, Path directory) {
		this(database, dataSource, directory, new PostgreSqlDialect());
	}

	EvolvingSchema(TestDatabase database, DataSource dataSource, Path directory, Dialect dialect) {
		this.dialect = dialect;
		this.database = database;
		this.dataSource = dataSource;
		this.project = new Project(directory);
		this.history = build();
	}

	static EvolvingSchema create(Path directory) {
		TestDatabase database = TestDatabase.create();
		return new EvolvingSchema(database, database.dataSource(), directory);
	}

	TestDatabase database() {
		return this.database;
	}

	void execute(String... statements) {
		JdbcTemplate jdbc = new JdbcTemplate(this.dataSource);
		Stream.of(statements).forEach(jdbc::execute);
	}

	/**
	 * Write the revision that leads to a model, and build.
	 */
	WrittenRevision write(SchemaSource model) {
		WrittenRevision written = migrations().revision(RevisionRequest.of("next", Source.DATABASE), authoring(model));
		if (written.file() != null) {
			this.history = build();
		}
		return written;
	}

	/**
	 * Write the revision of which somebody says what it renames, once it is proven.
	 */
	WrittenRevision write(SchemaSource model, List<String> renames) {
		RevisionRequest request = RevisionRequest.of("rename", Source.DATABASE)
			.withRenames(new RenameAnswers(renames, RenameQuestion.NOBODY));
		ScratchDatabase scratch = this.dialect.name().equals("h2") ? new InMemoryScratch()
				: new ServerScratch("the server of the test",
						new DriverManagerDataSource(this.database.url(), this.database.user(),
								this.database.password()),
						(url) -> new DriverManagerDataSource(url, this.database.user(), this.database.password()), true,
						"tester", Clock.systemUTC());
		WrittenRevision written = migrations().revision(request, authoring(model),
				new Proving(Mode.REQUIRED, scratch, getClass().getClassLoader(), false));
		this.history = build();
		return written;
	}

	void upgrade() {
		migrations().upgrade(RevisionTarget.HEADS);
	}

	void downgrade(String target) {
		migrations().downgrade(RevisionTarget.parse(target));
	}

	Comparison check(SchemaSource model) {
		return migrations().check(authoring(model));
	}

	/**
	 * Return what is wrong in the eyes of {@code check}: nothing, hopefully.
	 */
	List<String> findings(SchemaSource model) {
		Comparison comparison = check(model);
		List<String> findings = new ArrayList<>(comparison.differences());
		findings.addAll(comparison.notCompared());
		comparison.unmanaged().forEach((object) -> findings.add("unmanaged " + object.name()));
		return findings;
	}

	/**
	 * Return every table, view, sequence and type with its schema.
	 */
	List<String> objects() {
		return JdbcClient.create(this.database.dataSource()).sql(OBJECTS).query(String.class).list();
	}

	String dump(String... schemas) {
		StringBuilder dump = new StringBuilder();
		for (String schema : schemas) {
			dump.append(CatalogDump.of(this.database.dataSource(), schema)
				.lines()
				.filter((line) -> !line.contains("migration_version") && !line.contains("migration_history"))
				.reduce("", (lines, line) -> lines + line + "\n"));
		}
		return dump.toString();
	}

	Migrations migrations() {
		return new Migrations(this.history,
				new MigrationDatabase("default", this.dataSource, this.dialect, null,
						MigrationDatabase.DEFAULT_VERSION_TABLE),
				new RunOptions(Duration.ofSeconds(5), null, "host-1", List.of(), Clock.systemUTC()));
	}

	/**
	 * Return what the catalogs say, names included.
	 */
	SchemaModel read() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			SchemaModel schema = SchemaReaders.of(connection, this.dialect, SchemaScope.of(this.database.schema()))
				.read();
			return schema.withTables(schema.tables()
				.stream()
				.filter((table) -> !table.name().name().text().startsWith("migration_"))
				.map((table) -> table.withColumns(
						table.columns().stream().sorted(Comparator.comparing((column) -> column.name())).toList()))
				.toList());
		}
	}

	private Authoring authoring(SchemaSource model) {
		return Authoring.NONE.withModel(model)
			.withScriptDirectories(new ScriptDirectories(List.of(this.project.scripts())));
	}

	private MigrationHistory build() {
		try {
			return this.project.build();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.database.close();
	}

}
