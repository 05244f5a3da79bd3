package dev.migration.dialect;

import dev.migration.operation.ValidateConstraint;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for validating a constraint that H2 does not have.
 */
class H2ValidateConstraintIntegrationTests {

	@Test
	void constraintThatIsNotThereIsRefused() {
		try (TestDatabase database = Databases.h2()) {
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
			jdbc.execute("CREATE TABLE emp (id integer)");
			jdbc.execute("CREATE TABLE other (id integer CONSTRAINT ck CHECK (id > 0))");
			ValidateConstraint operation = new ValidateConstraint(QualifiedName.of("emp"), Name.of("ck"));

			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> new H2Dialect().statements(operation).forEach(jdbc::execute))
				.withMessageContaining(
						"There is no constraint 'ck' of table 'emp' to validate; check the name against the"
								+ " database.");
		}
	}

}
