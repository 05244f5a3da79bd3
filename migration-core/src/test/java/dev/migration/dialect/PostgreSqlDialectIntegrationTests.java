package dev.migration.dialect;

import java.util.List;
import java.util.stream.Stream;

/**
 * Tests for {@link PostgreSqlDialect} against a real server.
 */
class PostgreSqlDialectIntegrationTests extends DialectSuite {

	@Override
	Dialect dialect() {
		return new PostgreSqlDialect();
	}

	@Override
	List<DialectCase> cases() {
		return Stream.of(PostgreSqlTableCases.all(), PostgreSqlColumnCases.all(), PostgreSqlObjectCases.all())
			.flatMap(List::stream)
			.toList();
	}

}
