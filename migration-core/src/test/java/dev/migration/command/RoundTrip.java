package dev.migration.command;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.migration.metamodel.HibernateSchemaProof;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.SchemaSource;
import dev.migration.testing.TestDatabase;
import org.hibernate.boot.MetadataSources;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every mapping: the database that Hibernate creates of it is no
 * difference; the revision that is written for an empty database leads to the same schema
 * and leaves nothing to do; going down leaves nothing, and going up again leads to the
 * same.
 */
final class RoundTrip {

	private static final Map<String, String> OBJECTS = Map.of("mariadb", """
			SELECT table_name FROM information_schema.tables WHERE table_schema = database()
			""", "h2",
			"""
					SELECT table_schema || '.' || table_name FROM information_schema.tables WHERE table_schema <> 'INFORMATION_SCHEMA'
						AND upper(table_schema) <> 'INFORMATION_SCHEMA'
					UNION ALL SELECT sequence_name FROM information_schema.sequences WHERE sequence_name NOT LIKE 'SYSTEM_SEQUENCE%'
					UNION ALL SELECT domain_name FROM information_schema.domains
					UNION ALL SELECT constant_name FROM information_schema.constants
					""");

	private final Supplier<TestDatabase> databases;

	private final Supplier<HibernateSchemaProof> proofs;

	private final Path directory;

	private final String[] schemas;

	RoundTrip(Supplier<TestDatabase> databases, Path directory, Map<String, ?> settings, String... schemas) {
		this.databases = databases;
		this.directory = directory;
		this.schemas = schemas;
		this.proofs = () -> {
			HibernateSchemaProof proof = new HibernateSchemaProof(databases);
			settings.forEach(proof::with);
			Stream.of(schemas).forEach(proof::schema);
			return proof;
		};
	}

	/**
	 * Return why there is no such database: what Hibernate or the server says, the reason
	 * first.
	 */
	Optional<String> refusal(Consumer<MetadataSources> mapping) {
		try (TestDatabase database = this.databases.get()) {
			this.proofs.get().create(database, mapping);
			return Optional.empty();
		}
		catch (Exception | LinkageError ex) {
			return Optional.of(reason(ex) + "\n" + ex.getMessage());
		}
	}

	/** Have Hibernate create a mapping's schema. */
	private SchemaModel create(Consumer<MetadataSources> mapping) throws Exception {
		HibernateSchemaProof proof = this.proofs.get();
		try (EvolvingSchema schema = schema()) {
			proof.create(schema.database(), mapping);
			SchemaSource model = proof.model(schema.database(), mapping);

			assertThat(schema.findings(model)).as("what Hibernate has created").isEmpty();
			return proof.compare(schema.database(), model.read()).created();
		}
	}

	/**
	 * Return what goes wrong on the way.
	 */
	Optional<String> problem(Consumer<MetadataSources> mapping) {
		try {
			check(mapping);
			return Optional.empty();
		}
		catch (Exception | AssertionError | LinkageError ex) {
			return Optional.of(reason(ex) + "\n" + ex);
		}
	}

	private static String reason(Throwable ex) {
		String message = String.valueOf(NestedExceptionUtils.getMostSpecificCause(ex).getMessage());
		return message.strip().lines().findFirst().orElse("");
	}

	void check(Consumer<MetadataSources> mapping) throws Exception {
		SchemaModel created = create(mapping);
		HibernateSchemaProof proof = this.proofs.get();
		try (EvolvingSchema schema = schema()) {
			Stream.of(this.schemas).forEach((name) -> schema.execute("CREATE SCHEMA " + name));
			SchemaSource model = proof.model(schema.database(), mapping);
			List<String> before = objects(schema.database());

			schema.write(model);
			schema.upgrade();

			assertThat(schema.findings(model)).as("after the upgrade").isEmpty();
			assertThat(schema.write(model).file()).isNull();
			assertThat(proof.compare(schema.database(), model.read()).created()).isEqualTo(created);
			String dump = dump(schema);

			schema.downgrade("base");

			assertThat(objects(schema.database())).containsExactlyElementsOf(before);

			schema.upgrade();

			assertThat(schema.findings(model)).as("after the second upgrade").isEmpty();
			assertThat(proof.compare(schema.database(), model.read()).created()).isEqualTo(created);
			assertThat(dump(schema)).isEqualTo(dump);
		}
	}

	private String dump(EvolvingSchema schema) {
		boolean dumped = schema.database().dialect().equals("postgresql");
		return dumped ? schema.dump(Stream.concat(Stream.of("public"), Stream.of(this.schemas)).toArray(String[]::new))
				: "";
	}

	private EvolvingSchema schema() throws SQLException {
		TestDatabase database = this.databases.get();
		return new EvolvingSchema(database, database.dataSource(),
				this.directory.resolve("project" + System.nanoTime()), HibernateSchemaProof.dialect(database));
	}

	/**
	 * Return whatever has a name in the database, but for the tables of migrations.
	 */
	private static List<String> objects(TestDatabase database) {
		String sql = OBJECTS.getOrDefault(database.dialect(), EvolvingSchema.OBJECTS);
		return JdbcClient.create(database.dataSource())
			.sql(sql)
			.query(String.class)
			.stream()
			.filter((name) -> !name.toLowerCase().matches("(.*\\.)?migration_(version|history|lock)"))
			.sorted()
			.toList();
	}

}
