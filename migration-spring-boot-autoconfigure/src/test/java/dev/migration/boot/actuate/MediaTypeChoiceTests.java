package dev.migration.boot.actuate;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MediaTypeChoice}.
 */
class MediaTypeChoiceTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			*/*                                                                                   | JSON
			text/html                                                                             | HTML
			text/*                                                                                | HTML
			TEXT/HTML                                                                             | HTML
			text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8 | HTML
			application/json                                                                      | JSON
			application/*                                                                         | JSON
			application/json, text/plain, */*                                                     | JSON
			application/vnd.spring-boot.actuator.v3+json                                          | ACTUATOR_V3
			application/vnd.spring-boot.actuator.v2+json                                          | ACTUATOR_V2
			application/vnd.spring-boot.actuator.v2+json;q=0.5, application/json;q=0.4            | ACTUATOR_V2
			application/json, text/html;q=0.1                                                     | JSON
			text/html;q=0.1, application/json                                                     | JSON
			text/html, application/json                                                           | HTML
			application/json, text/html                                                           | JSON
			text/html;q=0.9, */*;q=0.9                                                            | HTML
			text/html;q=0, */*                                                                    | JSON
			application/json;q=0, */*                                                             | ACTUATOR_V3
			text/html;level=1, application/json;q=0.2                                             | HTML
			image/png                                                                             | ACTUATOR_V2
			text/html;q=abc, application/json;q=0.1                                               | JSON
			no media type                                                                         | ACTUATOR_V2
			""")
	void weighsWhatIsAccepted(String accept, MigrationsMediaType chosen) {
		assertThat(MediaTypeChoice.of(List.of(accept), MigrationsMediaType.ACTUATOR_V2)).isEqualTo(chosen);
	}

	@Test
	void severalHeadersAreOne() {
		assertThat(MediaTypeChoice.of(List.of("application/json;q=0.5", "text/html"), MigrationsMediaType.JSON))
			.isEqualTo(MigrationsMediaType.HTML);
	}

	@Test
	void withoutHeaderItIsWhatSpringBootSays() {
		assertThat(MediaTypeChoice.of(List.of(), MigrationsMediaType.JSON)).isEqualTo(MigrationsMediaType.JSON);
	}

}
