package dev.migration.proof;

import java.util.List;

import dev.migration.dialect.Dialects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testcontainers.DockerClientFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * Tests for {@link ContainerScratch}, as far as they go without Docker.
 */
class ContainerScratchTests {

	@ParameterizedTest
	@CsvSource({ "postgresql, postgres:18", "mariadb, mariadb:11.4", "mysql, mysql:8.4" })
	void takesTheNewestImageOfADatabaseThatNobodyHasSeen(String dialect, String image) {
		assertThat(ContainerScratch.image(request(dialect, null))).isEqualTo(image);
	}

	@ParameterizedTest
	@CsvSource({ "postgresql, 15, 8, postgres:15", "mariadb, 10, 11, mariadb:10.11", "mysql, 8, 0, mysql:8.0" })
	void takesTheImageOfTheVersionThatIsMigrated(String dialect, int major, int minor, String image) {
		DatabaseServer server = new DatabaseServer(major + "." + minor, major, minor, List.of(), "");

		assertThat(ContainerScratch.image(request(dialect, server))).isEqualTo(image);
	}

	@Test
	void hasNoImageOfADatabaseInMemory() {
		assertThatExceptionOfType(ScratchUnavailableException.class)
			.isThrownBy(() -> ContainerScratch.image(request("h2", null)))
			.withMessageContaining("there is no container of H2");
	}

	@ParameterizedTest
	@CsvSource({ "postgresql", "mariadb", "mysql" })
	void saysThatDockerDoesNotAnswer(String dialect) {
		assumeFalse(DockerClientFactory.instance().isDockerAvailable(), "Docker answers");

		assertThatExceptionOfType(ScratchUnavailableException.class)
			.isThrownBy(() -> new ContainerScratch().create(request(dialect, null)))
			.withMessageContaining("Docker does not answer");
	}

	private static ScratchRequest request(String dialect, @Nullable DatabaseServer server) {
		return new ScratchRequest("shop", Dialects.named(dialect), server, null);
	}

}
