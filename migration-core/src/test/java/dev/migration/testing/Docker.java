package dev.migration.testing;

import org.testcontainers.DockerClientFactory;

/**
 * Whether there can be containers.
 */
final class Docker {

	private Docker() {
	}

	/** Takes half a second the first time and nothing later. */
	static boolean answers() {
		return DockerClientFactory.instance().isDockerAvailable();
	}

}
