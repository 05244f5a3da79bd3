package dev.migration.boot.page;

import java.util.List;

import dev.migration.command.MigrationState;
import dev.migration.command.MigrationStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MigrationsPage}.
 */
class MigrationsPageTests {

	@Test
	void tellsTheStateOfADatabase() {
		MigrationStatus status = new MigrationStatus(MigrationState.PENDING, List.of("a1"), List.of("b2"),
				List.of("b2"), List.of(), List.of(), List.of(), null);

		String page = new MigrationsPage().render(List.of(new PageDatabase("shop", "<b>orders</b>", status)));

		assertThat(page).startsWith("<!DOCTYPE html>")
			.contains("&lt;b&gt;orders&lt;/b&gt;", "PENDING", "a1", "b2")
			.doesNotContain("<b>");
	}

}
