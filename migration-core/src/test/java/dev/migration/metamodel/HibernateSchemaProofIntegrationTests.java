package dev.migration.metamodel;

import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.migration.metamodel.HibernateSchemaProof.Result;
import dev.migration.metamodel.zoo.Associations;
import dev.migration.metamodel.zoo.BasicTypes;
import dev.migration.metamodel.zoo.Constraints;
import dev.migration.metamodel.zoo.Inheritance;
import dev.migration.metamodel.zoo.Zoo;
import dev.migration.schema.InvalidSchemaException;
import dev.migration.testing.Databases;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.hibernate.testing.orm.domain.StandardDomainModel;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that {@link HibernateSchemaSource} reads what Hibernate itself creates.
 */
class HibernateSchemaProofIntegrationTests {

	private abstract static class Proofs {

		private final String dialect;

		Proofs(String dialect) {
			this.dialect = dialect;
		}

		abstract HibernateSchemaProof proof();

		@Test
		void basicTypes() throws SQLException {
			assertProven(proof(), BasicTypes.ENTITIES);
		}

		@Test
		void associations() throws SQLException {
			assertProven(proof(), Associations.ENTITIES);
		}

		@Test
		void inheritance() throws SQLException {
			assertProven(proof(), Inheritance.ENTITIES);
		}

		@Test
		void constraints() throws SQLException {
			assertProven(proof().schema("other"), Constraints.ENTITIES);
		}

		// RETAIL needs javax.money
		@ParameterizedTest
		@EnumSource(mode = Mode.EXCLUDE, names = "RETAIL")
		void domainModelsOfHibernate(StandardDomainModel model) throws SQLException {
			assertProven(proof(), model);
		}

		@ParameterizedTest
		@EnumSource(mode = Mode.EXCLUDE, names = "RETAIL")
		void domainModelsOfHibernateWithItsOwnNaming(StandardDomainModel model) throws SQLException {
			HibernateSchemaProof proof = proof().with("hibernate.physical_naming_strategy",
					PhysicalNamingStrategyStandardImpl.class.getName());

			assertProven(proof, model);
		}

		void assertProven(HibernateSchemaProof proof, StandardDomainModel model) throws SQLException {
			assertProven(proof, (sources) -> model.getDescriptor().applyDomainModel(sources));
		}

		private void assertProven(HibernateSchemaProof proof, Class<?>... entities) throws SQLException {
			assertProven(proof,
					(sources) -> Stream.of(Zoo.on(this.dialect, entities)).forEach(sources::addAnnotatedClass));
		}

		private void assertProven(HibernateSchemaProof proof, Consumer<MetadataSources> mapping) throws SQLException {
			Result result = proof.of(mapping);

			assertThat(result.differences()).isEmpty();
			assertThat(result.mapped()).isEqualTo(result.created());
			assertThat(result.mapped().tables()).isNotEmpty();
		}

	}

	@Nested
	class PostgreSql extends Proofs {

		PostgreSql() {
			super("postgresql");
		}

		@Override
		HibernateSchemaProof proof() {
			return new HibernateSchemaProof();
		}

	}

	@Nested
	class MariaDb extends Proofs {

		MariaDb() {
			super("mariadb");
		}

		// Names in the models are words of MariaDB
		@Override
		HibernateSchemaProof proof() {
			return new HibernateSchemaProof(Databases::mariaDb).with("hibernate.auto_quote_keyword", true);
		}

	}

	@Nested
	class H2 extends Proofs {

		H2() {
			super("h2");
		}

		@Override
		HibernateSchemaProof proof() {
			return new HibernateSchemaProof(Databases::h2);
		}

		@Override
		void assertProven(HibernateSchemaProof proof, StandardDomainModel model) throws SQLException {
			if (model == StandardDomainModel.ANIMAL) {
				assertThatExceptionOfType(InvalidSchemaException.class)
					.isThrownBy(() -> super.assertProven(proof, model))
					.withMessage("Name 'type' is quoted, so H2 keeps it in lower case, and a name in lower case stands"
							+ " for 'TYPE' in this database; remove the quotes, or add ';DATABASE_TO_LOWER=TRUE' to"
							+ " the URL.");
				return;
			}
			super.assertProven(proof, model);
		}

	}

	@Nested
	class H2InLowerCase extends Proofs {

		H2InLowerCase() {
			super("h2 in lower case");
		}

		@Override
		HibernateSchemaProof proof() {
			return new HibernateSchemaProof(() -> Databases.h2("DATABASE_TO_LOWER=TRUE"))
				.with("hibernate.auto_quote_keyword", true);
		}

	}

}
