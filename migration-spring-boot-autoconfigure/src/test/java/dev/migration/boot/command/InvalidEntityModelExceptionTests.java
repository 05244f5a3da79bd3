package dev.migration.boot.command;

import org.hibernate.AnnotationException;
import org.hibernate.MappingException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InvalidEntityModelException}.
 */
class InvalidEntityModelExceptionTests {

	@Test
	void theInnermostMessageOfHibernateCounts() {
		RuntimeException failure = new IllegalStateException("no factory",
				new MappingException("cannot build", new AnnotationException("Entity 'Book' has no identifier")));

		assertThat(InvalidEntityModelException.of("default", failure))
			.hasMessage("The entities of persistence unit 'default' cannot be read: Entity 'Book' has no identifier");
	}

	@Test
	void whatCausesItWithoutHibernateTellsLess() {
		RuntimeException failure = new MappingException("Could not instantiate converter 'Isbn'",
				new NoSuchMethodException("Isbn.<init>()"));

		assertThat(InvalidEntityModelException.of("default", failure)).hasMessage(
				"The entities of persistence unit 'default' cannot be read: Could not instantiate converter 'Isbn'");
	}

	@Test
	void otherFailuresTellTheirInnermostMessage() {
		RuntimeException failure = new IllegalStateException("outer", new IllegalArgumentException("inner"));

		assertThat(InvalidEntityModelException.of("default", failure))
			.hasMessage("The entities of persistence unit 'default' cannot be read: inner");
	}

}
