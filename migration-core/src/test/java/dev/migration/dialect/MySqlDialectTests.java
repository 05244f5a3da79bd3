package dev.migration.dialect;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MySqlDialect}, which has no server that can be embedded.
 */
class MySqlDialectTests {

	private final MySqlDialect dialect = new MySqlDialect();

	@TestFactory
	Stream<DynamicTest> rendersExactly() {
		return MariaDbCases.all(false)
			.stream()
			.map((row) -> DynamicTest.dynamicTest(row.title(),
					() -> assertThat(this.dialect.statements(row.operation())).isEqualTo(row.sql())));
	}

}
