package dev.migration.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migration.operation.AddConstraint;
import dev.migration.operation.CreateCompositeType;
import dev.migration.operation.CreateEnumType;
import dev.migration.operation.CreateSchema;
import dev.migration.operation.CreateSequence;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropObject;
import dev.migration.operation.Operation;
import dev.migration.operation.ReplaceObject;
import dev.migration.reflection.ObjectReader;
import dev.migration.reflection.StateDigest;
import dev.migration.schema.CompositeType;
import dev.migration.schema.Constraint;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Name;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every dialect has to do with its cases: render them exactly, and render what a
 * real server accepts, there and back again. Cases share a database; each finds it with
 * nothing in it but an empty schema {@code hr}.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class DialectSuite {

	private static final Pattern UNSEEN = Pattern.compile(
			"^(INSERT|UPDATE|DELETE|SELECT|CALL CASE) | IF (NOT )?EXISTS | RESTART WITH \\(SELECT| c SET NO MAXVALUE$"
					+ "|^ALTER TABLE emp ALTER COLUMN id SET NOT NULL$|REFERENTIAL_INTEGRITY TRUE CHECK$|@migration_validation");

	private TestDatabase database;

	abstract Dialect dialect();

	abstract List<DialectCase> cases();

	/**
	 * Create an empty database on a real server.
	 */
	abstract TestDatabase create();

	/**
	 * Read what the connection sees of the default schema and of schema {@code hr}.
	 */
	abstract SchemaModel read(Connection connection);

	/**
	 * Prepare the connection for one case.
	 */
	void begin(Connection connection) throws SQLException {
		connection.setAutoCommit(false);
		execute(connection, "CREATE SCHEMA hr");
	}

	/**
	 * Leave the database as the case found it, whatever came out. Where the database
	 * commits DDL by itself there is nothing to roll back: drop what is there.
	 */
	void end(Connection connection) throws SQLException {
		connection.rollback();
	}

	/**
	 * Prepare the connection for an operation that the server refuses in a transaction.
	 */
	void beginWithoutTransaction(Connection connection) throws SQLException {
		begin(connection);
	}

	/**
	 * Leave the database as such an operation found it.
	 */
	void endWithoutTransaction(Connection connection) throws SQLException {
		end(connection);
	}

	/**
	 * Return what is compared of a schema: what the database keeps of it.
	 */
	SchemaModel comparable(SchemaModel schema) {
		return ComparableSchema.of(schema);
	}

	/**
	 * Return the dialect that a case is written for.
	 */
	Dialect dialectOf(DialectCase row) {
		return dialect();
	}

	@BeforeAll
	void createDatabase() {
		this.database = create();
	}

	@AfterAll
	void dropDatabase() {
		if (this.database != null) {
			this.database.close();
		}
	}

	@TestFactory
	Stream<DynamicTest> rendersExactly() {
		return cases().stream()
			.map((row) -> DynamicTest.dynamicTest(row.title(),
					() -> assertThat(dialectOf(row).statements(row.operation())).isEqualTo(row.sql())));
	}

	@TestFactory
	Stream<DynamicTest> serverAcceptsThereAndBackAgain() {
		int major = this.database.major();
		return cases().stream()
			.filter((row) -> row.isFor(major))
			.map((row) -> DynamicTest.dynamicTest(row.title(), () -> thereAndBackAgain(row)));
	}

	private void thereAndBackAgain(DialectCase row) throws SQLException {
		SchemaModel after = row.operation().applyTo(row.before(), dialect().capabilities().columnDrop());
		boolean alone = dialect().requiresAutocommit(row.operation());
		try (Connection connection = this.database.dataSource().getConnection()) {
			try {
				if (alone) {
					beginWithoutTransaction(connection);
				}
				else {
					begin(connection);
				}
				create(connection, row.before());
				assertSchema(connection, row.before(), after);
				executeSeen(connection, row.operation());
				assertSchema(connection, after, row.before());
				if (row.reversible()) {
					execute(connection, row.operation().inverse());
					assertSchema(connection, row.before(), after);
					execute(connection, row.operation());
					assertSchema(connection, after, row.before());
				}
			}
			finally {
				if (alone) {
					endWithoutTransaction(connection);
				}
				else {
					end(connection);
				}
			}
		}
	}

	private void assertSchema(Connection connection, SchemaModel expected, SchemaModel other) throws SQLException {
		SchemaModel read = ComparableSchema.named(read(connection), expected);

		assertThat(comparable(read)).isEqualTo(comparable(expected));
		for (DatabaseObject object : expected.objects()) {
			assertThat(definition(connection, object)).hasValue(canonical(connection, object));
		}
		for (DatabaseObject object : other.objects()) {
			if (expected.objects().stream().noneMatch((kept) -> kept.key().matches(object.key()))) {
				assertThat(definition(connection, object)).isEmpty();
			}
		}
	}

	private Optional<String> definition(Connection connection, DatabaseObject object) {
		return ObjectReader.of(connection, dialect(), this.database.schema())
			.read(object.key())
			.map(DatabaseObject::definition);
	}

	/**
	 * Return how the server prints a definition: that of another object which is made of
	 * it, and of nothing that was there before.
	 */
	private String canonical(Connection connection, DatabaseObject object) throws SQLException {
		DatabaseObject probe = new DatabaseObject(object.kind(), object.name().sibling(Name.of("probe")),
				object.table(), object.definition());
		execute(connection, new ReplaceObject(null, probe));
		String definition = definition(connection, probe).orElseThrow();
		execute(connection, new DropObject(probe.key(), probe, false));
		return definition;
	}

	/**
	 * Foreign keys come after all tables, since they may point to any, and objects last.
	 */
	private void create(Connection connection, SchemaModel schema) throws SQLException {
		for (Name name : schema.schemas()) {
			execute(connection, new CreateSchema(name, true));
		}
		for (var type : schema.enumTypes()) {
			execute(connection, new CreateEnumType(type));
		}
		for (CompositeType type : CompositeType.inOrder(schema.compositeTypes())) {
			execute(connection, new CreateCompositeType(type));
		}
		for (var sequence : schema.sequences()) {
			execute(connection, new CreateSequence(sequence));
		}
		for (Table table : schema.tables()) {
			List<Constraint> kept = table.constraints()
				.stream()
				.filter((constraint) -> !(constraint instanceof ForeignKey))
				.toList();
			execute(connection, new CreateTable(table.withConstraints(kept)));
		}
		for (Table table : schema.tables()) {
			for (ForeignKey key : table.foreignKeys()) {
				execute(connection, new AddConstraint(table.name(), key));
			}
		}
		for (DatabaseObject object : schema.objects()) {
			execute(connection, new ReplaceObject(null, object));
		}
	}

	/**
	 * Execute an operation as after a crash nobody could do without: where DDL commits by
	 * itself the catalogs have to tell of each statement whether it took effect.
	 */
	private void executeSeen(Connection connection, Operation operation) throws SQLException {
		StateDigest digest = StateDigest.of(connection, dialect(), this.database.schema());
		for (String sql : dialect().statements(operation)) {
			String before = digest.of(sql);
			assertThat(digest.of(sql)).isEqualTo(before);
			execute(connection, sql);
			if (!dialect().capabilities().transactionalDdl() && !isUnseen(sql)) {
				assertThat(digest.of(sql)).as("the catalogs after '%s'", sql).isNotEqualTo(before);
			}
		}
	}

	/**
	 * Return whether a statement does the same when it is carried out twice, or nothing
	 * at all, so that the catalogs need not tell of it.
	 */
	private static boolean isUnseen(String sql) {
		return UNSEEN.matcher(sql).find();
	}

	private void execute(Connection connection, Operation operation) throws SQLException {
		for (String sql : dialect().statements(operation)) {
			execute(connection, sql);
		}
	}

	static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new SQLException(sql + ": " + ex.getMessage(), ex.getSQLState(), ex);
		}
	}

}
