package dev.migration.proof;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import javax.sql.DataSource;

import dev.migration.autogenerate.Autogenerate;
import dev.migration.command.Authoring;
import dev.migration.command.Migrations;
import dev.migration.command.Proving;
import dev.migration.command.Proving.Mode;
import dev.migration.dialect.Dialect;
import dev.migration.dialect.Dialects;
import dev.migration.dialect.NameCase;
import dev.migration.operation.Operation;
import dev.migration.revision.Direction;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RecordedScript;
import dev.migration.runtime.RunOptions;
import dev.migration.schema.SchemaModel;
import dev.migration.script.Operations;
import dev.migration.script.RevisionScript;
import dev.migration.scripts.LoadedRevision;
import dev.migration.scripts.ScriptDirectories;
import dev.migration.testing.TestDatabase;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A database with a history, and scratch databases beside it.
 */
final class ProvingGround implements AutoCloseable {

	private final TestDatabase database;

	private final Dialect dialect;

	private final List<LoadedRevision> revisions = new ArrayList<>();

	private RunOptions options = new RunOptions(Duration.ofSeconds(10), "1.0", "host", List.of(), Clock.systemUTC());

	ProvingGround(TestDatabase database) {
		this.database = database;
		try (Connection connection = database.dataSource().getConnection()) {
			this.dialect = Dialects.ofProduct(connection.getMetaData().getDatabaseProductName(),
					connection.getMetaData().getDatabaseProductVersion(),
					NameCase.of(connection.getMetaData().storesUpperCaseIdentifiers(),
							connection.getMetaData().storesLowerCaseIdentifiers()))
				.orElseThrow();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	TestDatabase database() {
		return this.database;
	}

	Dialect dialect() {
		return this.dialect;
	}

	RunOptions options() {
		return this.options;
	}

	ProvingGround with(RunOptions other) {
		this.options = other;
		return this;
	}

	/**
	 * Append a revision to the history.
	 */
	ProvingGround revision(String id, Consumer<Operations> upgrade, Consumer<Operations> downgrade) {
		this.revisions.add(loaded(id, upgrade, downgrade));
		return this;
	}

	LoadedRevision loaded(String id, Consumer<Operations> upgrade, Consumer<Operations> downgrade) {
		return loaded(id, true, upgrade, downgrade);
	}

	private LoadedRevision loaded(String id, boolean transactional, Consumer<Operations> upgrade,
			Consumer<Operations> downgrade) {
		List<String> parents = this.revisions.isEmpty() ? List.of()
				: List.of(this.revisions.get(this.revisions.size() - 1).node().id());
		RevisionNode node = new RevisionNode(id, parents, List.of(), List.of(), "", Instant.EPOCH, id);
		return new LoadedRevision(node, transactional, () -> new RevisionScript() {

			@Override
			public void upgrade(Operations op) {
				upgrade.accept(op);
			}

			@Override
			public void downgrade(Operations op) {
				downgrade.accept(op);
			}

		});
	}

	MigrationHistory history() {
		return MigrationHistory.of(this.revisions);
	}

	Migrations migrations() {
		return migrations(this.database.dataSource());
	}

	Migrations migrations(DataSource dataSource) {
		return new Migrations(history(), new MigrationDatabase("default", dataSource, () -> Optional.of(this.dialect),
				null, MigrationDatabase.DEFAULT_VERSION_TABLE), this.options);
	}

	void upgrade() {
		migrations().upgrade(RevisionTarget.HEADS);
	}

	/**
	 * Return the schema that operations make.
	 */
	SchemaModel model(Consumer<Operations> script) {
		SchemaModel schema = SchemaModel.EMPTY;
		for (Operation operation : RecordedScript.operationsOf(loaded("model", script, (op) -> {
		}), Direction.UPGRADE, this.dialect, this.options.scriptArguments())) {
			schema = operation.applyTo(schema);
		}
		return schema;
	}

	Authoring authoring(Path directory, Consumer<Operations> model) {
		SchemaModel wanted = model(model);
		return Authoring.NONE.withModel(() -> wanted).withScriptDirectories(new ScriptDirectories(List.of(directory)));
	}

	Proving proving(Mode mode) {
		return new Proving(mode, scratch(), getClass().getClassLoader(), false);
	}

	/**
	 * Try a revision out that comes next.
	 */
	ProofVerdict verdict(Consumer<Operations> model, Consumer<Operations> upgrade, Consumer<Operations> downgrade) {
		return verdict(model, true, upgrade, downgrade);
	}

	ProofVerdict verdict(Consumer<Operations> model, boolean transactional, Consumer<Operations> upgrade,
			Consumer<Operations> downgrade) {
		SchemaModel wanted = model(model);
		ScratchRequest request = new ScratchRequest("default", this.dialect, null, null);
		try (Rehearsal rehearsal = Rehearsal.open(scratch(), request, MigrationDatabase.DEFAULT_VERSION_TABLE,
				this.options)) {
			rehearsal.replay(history());
			MigrationHistory extended = history().with(List.of(loaded("next", transactional, upgrade, downgrade)));
			return new SchemaProof(rehearsal, extended, new Autogenerate(() -> wanted, (object) -> true, List.of()))
				.prove("next");
		}
	}

	/**
	 * Return the same server, on which this database lives.
	 */
	ScratchDatabase scratch() {
		return this.dialect.name().equals("h2") ? new InMemoryScratch()
				: server(this.database.user(), this.database.password(), true);
	}

	ServerScratch server(String user, String password, boolean schemas) {
		return new ServerScratch("'migration.proof.url'",
				new DriverManagerDataSource(this.database.url(), user, password),
				(url) -> new DriverManagerDataSource(url, user, password), schemas, "Jane Doe", Clock.systemUTC());
	}

	/**
	 * Return what was made to be thrown away and is still there.
	 */
	List<String> leftovers() {
		String sql = switch (this.dialect.name()) {
			case "postgresql" -> "SELECT datname FROM pg_database UNION SELECT nspname FROM pg_namespace";
			case "h2" -> "SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA";
			default -> "SHOW DATABASES";
		};
		return strings(sql).stream().filter((name) -> name.startsWith(ScratchName.PREFIX)).toList();
	}

	List<String> strings(String sql) {
		try (Connection connection = this.database.dataSource().getConnection();
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(sql)) {
			List<String> strings = new ArrayList<>();
			while (result.next()) {
				strings.add(result.getString(1));
			}
			return strings;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void execute(String... statements) {
		try (Connection connection = this.database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.database.close();
	}

}
