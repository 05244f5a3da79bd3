package dev.migration.reliability;

/**
 * Crashes on MariaDB, where each statement commits by itself.
 */
class MariaDbCrashIntegrationTests extends CrashSuite {

	MariaDbCrashIntegrationTests() {
		super("mariadb");
	}

	@Override
	ReliabilityServer startServer() throws Exception {
		return MariaDbReliabilityServer.start();
	}

	@Override
	int slice() {
		return 4;
	}

	@Override
	int chains() {
		return 4;
	}

}
