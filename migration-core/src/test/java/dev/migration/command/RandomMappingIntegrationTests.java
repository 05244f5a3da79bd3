package dev.migration.command;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.migration.MigrationException;
import dev.migration.autogenerate.KeptRows;
import dev.migration.dialect.Dialect;
import dev.migration.metamodel.HibernateSchemaProof;
import dev.migration.reflection.SchemaReaders;
import dev.migration.reflection.SchemaScope;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.SchemaSource;
import dev.migration.testing.Databases;
import dev.migration.testing.Seeds;
import dev.migration.testing.TestDatabase;
import dev.migration.testing.mappings.CompiledMapping;
import dev.migration.testing.mappings.RandomMappings;
import dev.migration.testing.pairs.RowWriter;
import dev.migration.testing.pairs.Shrinking;
import jakarta.persistence.PersistenceException;
import org.hibernate.boot.MetadataSources;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entities by chance become revisions, and a variation of them another one: what they
 * create is what Hibernate creates, nothing differs afterwards, and all of it goes back,
 * with rows.
 */
class RandomMappingIntegrationTests {

	private static final Logger logger = LoggerFactory.getLogger(RandomMappingIntegrationTests.class);

	@TempDir
	private Path directory = Path.of(System.getProperty("java.io.tmpdir"), "random-mappings");

	private int projects;

	private int mappings;

	private int withRows;

	@Test
	@Tag("campaign")
	void postgreSqlFollowsTheEntities() {
		check(Seeds.of(20_261_121, 2), Databases::postgreSql);
	}

	@Test
	@Tag("campaign")
	void mariaDbFollowsTheEntities() {
		check(Seeds.of(20_261_122, 1), Databases::mariaDb);
	}

	@Test
	@Tag("campaign")
	void h2FollowsTheEntities() {
		// Names that are quoted and in lower case are refused elsewhere
		check(Seeds.of(20_261_123, 2), () -> Databases.h2("DATABASE_TO_LOWER=TRUE"));
	}

	private void check(Seeds seeds, Supplier<TestDatabase> databases) {
		try {
			seeds.check((seed) -> check(seed, RandomMappings.of(seed), databases));
		}
		finally {
			Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
			logger.info("{} mappings built, {} of them with rows", this.mappings, this.withRows);
		}
	}

	private void check(long seed, RandomMappings.Pair pair, Supplier<TestDatabase> databases) throws SQLException {
		try {
			prove(seed, pair, databases);
		}
		catch (Failure failure) {
			RandomMappings.Pair least = new Shrinking<>(RandomMappings.Pair::smaller,
					(RandomMappings.Pair smaller) -> fails(seed, smaller, databases, failure.property))
				.of(pair);
			throw new AssertionError("%s%nThe least pair that fails:%n%s".formatted(failure.getMessage(), least),
					failure);
		}
	}

	private boolean fails(long seed, RandomMappings.Pair pair, Supplier<TestDatabase> databases, String property) {
		try {
			prove(seed, pair, databases);
			return false;
		}
		catch (Failure ex) {
			return ex.property.equals(property);
		}
		catch (SQLException | RuntimeException ex) {
			return false;
		}
	}

	private void prove(long seed, RandomMappings.Pair pair, Supplier<TestDatabase> databases) throws SQLException {
		CompiledMapping before = CompiledMapping.of(pair.before());
		CompiledMapping after = CompiledMapping.of(pair.after());
		HibernateSchemaProof proof = new HibernateSchemaProof(databases);
		HibernateSchemaProof.Result first = byHibernate(proof, before::addTo);
		HibernateSchemaProof.Result second = byHibernate(proof, after::addTo);
		if (first == null || second == null) {
			return;
		}
		this.mappings += 2;
		for (boolean rows : new boolean[] { true, false }) {
			try (EvolvingSchema schema = evolving(databases)) {
				if (travels(schema, proof, new Stage(before, first), new Stage(after, second), rows ? seed : -1)) {
					this.withRows += rows ? 2 : 0;
					return;
				}
			}
		}
	}

	/** Hibernate itself refuses some mappings, which are none then. */
	private static HibernateSchemaProof.Result byHibernate(HibernateSchemaProof proof,
			Consumer<MetadataSources> mapping) throws SQLException {
		try {
			return proof.of(mapping);
		}
		catch (PersistenceException | ClassCastException ex) {
			// Hibernate 7.4.5 casts a collection in an embedded identifier to a simple
			// value
			logger.info("No mapping: {}", ex.getMessage());
			return null;
		}
	}

	private EvolvingSchema evolving(Supplier<TestDatabase> databases) throws SQLException {
		TestDatabase database = databases.get();
		return new EvolvingSchema(database, database.dataSource(),
				this.directory.resolve("project" + this.projects++ + "-" + System.nanoTime()),
				HibernateSchemaProof.dialect(database));
	}

	private boolean travels(EvolvingSchema schema, HibernateSchemaProof proof, Stage first, Stage second, long seed)
			throws SQLException {
		SchemaSource before = proof.model(schema.database(), first.mapping()::addTo);
		SchemaSource after = proof.model(schema.database(), second.mapping()::addTo);
		arrives("first", schema, proof, before, first.byHibernate());
		try (Connection connection = schema.database().dataSource().getConnection()) {
			Dialect dialect = HibernateSchemaProof.dialect(schema.database());
			if (seed >= 0) {
				insert(connection,
						new RowWriter(dialect, first.byHibernate().created(), seed, Set.of(), Set.of()).statements());
			}
			KeptRows kept = KeptRows.before(connection, dialect, first.byHibernate().created(),
					second.byHibernate().created());
			boolean announced = !schema.check(after).notes().stream().allMatch(List::isEmpty);
			WrittenRevision written = schema.write(after);
			try {
				schema.upgrade();
			}
			catch (MigrationException ex) {
				if (announced && seed >= 0) {
					return false;
				}
				throw new Failure("the upgrade runs", ex.getMessage());
			}
			require("the upgrade keeps rows", kept.findingsAfterUpgrade());
			stands("second", schema, proof, after, second.byHibernate());
			if (written.file() == null) {
				return true;
			}
			try {
				schema.downgrade("-" + written.scripts().size());
			}
			catch (MigrationException ex) {
				if (announced && seed >= 0) {
					return false;
				}
				throw new Failure("the downgrade runs", ex.getMessage());
			}
			require("the downgrade brings rows back", kept.findingsAfterDowngrade());
		}
		stands("first again", schema, proof, before, first.byHibernate());
		schema.downgrade("base");
		SchemaModel left = read(schema.database());
		require("nothing is left", (left.tables().isEmpty() && left.sequences().isEmpty()) ? "" : left.toString());
		return true;
	}

	private static SchemaModel read(TestDatabase database) throws SQLException {
		try (Connection connection = database.dataSource().getConnection()) {
			Set<QualifiedName> own = Set.of(QualifiedName.of("migration_version"),
					QualifiedName.of("migration_history"), QualifiedName.of("migration_lock"));
			return SchemaReaders
				.of(connection, HibernateSchemaProof.dialect(database),
						new SchemaScope(database.schema(), Set.of(), own))
				.read();
		}
	}

	private static void arrives(String stage, EvolvingSchema schema, HibernateSchemaProof proof, SchemaSource model,
			HibernateSchemaProof.Result byHibernate) throws SQLException {
		schema.write(model);
		try {
			schema.upgrade();
		}
		catch (MigrationException ex) {
			throw new Failure("the first revision runs", ex.getMessage());
		}
		stands(stage, schema, proof, model, byHibernate);
	}

	private static void stands(String stage, EvolvingSchema schema, HibernateSchemaProof proof, SchemaSource model,
			HibernateSchemaProof.Result byHibernate) throws SQLException {
		require("nothing differs at the " + stage, String.join("\n", schema.findings(model)));
		HibernateSchemaProof.Result actual = proof.compare(schema.database(), model.read());
		if (!actual.created().equals(byHibernate.created())) {
			require("the " + stage + " schema is Hibernate's", String.join("\n",
					new HibernateSchemaProof.Result(actual.created(), byHibernate.created()).differences()));
		}
	}

	private static void require(String property, String findings) {
		if (!findings.isEmpty()) {
			throw new Failure(property, findings);
		}
	}

	private static void insert(Connection connection, List<String> statements) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			for (String sql : statements) {
				try {
					statement.execute(sql);
				}
				catch (SQLException ex) {
					logger.trace("Refused: {}", sql, ex);
				}
			}
		}
	}

	/**
	 * A mapping and what Hibernate makes of it.
	 */
	private record Stage(CompiledMapping mapping, HibernateSchemaProof.Result byHibernate) {

	}

	/**
	 * What does not hold.
	 */
	private static final class Failure extends AssertionError {

		private final String property;

		private Failure(String property, String detail) {
			super(property + ": " + detail);
			this.property = property;
		}

	}

}
