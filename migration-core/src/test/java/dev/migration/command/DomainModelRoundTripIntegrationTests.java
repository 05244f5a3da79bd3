package dev.migration.command;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.migration.metamodel.HibernateSchemaProof;
import dev.migration.metamodel.zoo.Associations;
import dev.migration.metamodel.zoo.BasicTypes;
import dev.migration.metamodel.zoo.Constraints;
import dev.migration.metamodel.zoo.Inheritance;
import dev.migration.metamodel.zoo.Zoo;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.SchemaSource;
import org.hibernate.boot.MetadataSources;
import org.hibernate.testing.orm.domain.StandardDomainModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a mapping becomes a revision which creates what Hibernate would have
 * created, and that going down and up again leaves no trace.
 */
class DomainModelRoundTripIntegrationTests {

	@TempDir
	private Path directory;

	// RETAIL needs javax.money
	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "RETAIL")
	void domainModelOfHibernate(StandardDomainModel model) throws SQLException {
		assertRoundTrip((sources) -> model.getDescriptor().applyDomainModel(sources));
	}

	@Test
	void basicTypes() throws SQLException {
		assertRoundTrip(of(BasicTypes.ENTITIES));
	}

	@Test
	void associations() throws SQLException {
		assertRoundTrip(of(Associations.ENTITIES));
	}

	@Test
	void inheritance() throws SQLException {
		assertRoundTrip(of(Inheritance.ENTITIES));
	}

	@Test
	void constraintsAndTablesInAnotherSchema() throws SQLException {
		assertRoundTrip(of(Constraints.ENTITIES), "other");
	}

	private void assertRoundTrip(Consumer<MetadataSources> mapping, String... otherSchemas) throws SQLException {
		HibernateSchemaProof proof = new HibernateSchemaProof();
		Stream.of(otherSchemas).forEach(proof::schema);
		SchemaModel created = proof.of(mapping).created();
		String[] schemas = Stream.concat(Stream.of("public"), Stream.of(otherSchemas)).toArray(String[]::new);
		try (EvolvingSchema schema = EvolvingSchema.create(this.directory)) {
			Stream.of(otherSchemas).forEach((name) -> schema.execute("CREATE SCHEMA " + name));
			SchemaSource model = proof.model(schema.database(), mapping);

			schema.write(model);
			schema.upgrade();

			assertThat(schema.findings(model)).isEmpty();
			assertThat(schema.write(model).file()).isNull();
			assertThat(proof.compare(schema.database(), model.read()).created()).isEqualTo(created);
			String first = schema.dump(schemas);

			schema.downgrade("base");

			assertThat(schema.objects()).containsExactly("public.migration_history", "public.migration_version");

			schema.upgrade();

			assertThat(schema.dump(schemas)).isEqualTo(first).contains("column ");
			assertThat(schema.findings(model)).isEmpty();
		}
	}

	private static Consumer<MetadataSources> of(Class<?>... entities) {
		return (sources) -> Stream.of(Zoo.on("postgresql", entities)).forEach(sources::addAnnotatedClass);
	}

}
