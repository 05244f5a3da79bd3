package dev.migration.metamodel;

import java.sql.SQLException;

import dev.migration.metamodel.HibernateSchemaProof.Result;
import dev.migration.metamodel.zoo.Associations;
import dev.migration.metamodel.zoo.BasicTypes;
import dev.migration.metamodel.zoo.Constraints;
import dev.migration.metamodel.zoo.Inheritance;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.hibernate.testing.orm.domain.StandardDomainModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@link HibernateSchemaSource} reads what Hibernate itself creates.
 */
class HibernateSchemaProofIntegrationTests {

	@Test
	void basicTypes() throws SQLException {
		assertProven(new HibernateSchemaProof().of(BasicTypes.ENTITIES));
	}

	@Test
	void associations() throws SQLException {
		assertProven(new HibernateSchemaProof().of(Associations.ENTITIES));
	}

	@Test
	void inheritance() throws SQLException {
		assertProven(new HibernateSchemaProof().of(Inheritance.ENTITIES));
	}

	@Test
	void constraints() throws SQLException {
		assertProven(new HibernateSchemaProof().schema("other").of(Constraints.ENTITIES));
	}

	// RETAIL needs javax.money
	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "RETAIL")
	void domainModelsOfHibernate(StandardDomainModel model) throws SQLException {
		Result result = new HibernateSchemaProof().of((sources) -> model.getDescriptor().applyDomainModel(sources));

		assertProven(result);
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "RETAIL")
	void domainModelsOfHibernateWithItsOwnNaming(StandardDomainModel model) throws SQLException {
		Result result = new HibernateSchemaProof()
			.with("hibernate.physical_naming_strategy", PhysicalNamingStrategyStandardImpl.class.getName())
			.of((sources) -> model.getDescriptor().applyDomainModel(sources));

		assertProven(result);
	}

	private static void assertProven(Result result) {
		assertThat(result.differences()).isEmpty();
		assertThat(result.mapped()).isEqualTo(result.created());
		assertThat(result.mapped().tables()).isNotEmpty();
	}

}
