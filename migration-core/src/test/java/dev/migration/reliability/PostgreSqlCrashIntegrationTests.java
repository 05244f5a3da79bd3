package dev.migration.reliability;

import java.util.Map;

/**
 * Crashes on PostgreSQL.
 */
class PostgreSqlCrashIntegrationTests extends CrashSuite {

	PostgreSqlCrashIntegrationTests() {
		super("postgresql");
	}

	@Override
	ReliabilityServer startServer() throws Exception {
		return PostgreSqlReliabilityServer.start(Map.of());
	}

	@Override
	int slice() {
		return 8;
	}

	@Override
	int chains() {
		return 8;
	}

}
