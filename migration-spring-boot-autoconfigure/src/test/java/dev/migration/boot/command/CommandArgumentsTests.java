package dev.migration.boot.command;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommandArgumentsTests {

	@Test
	void optionsBeforeTheWordAreSpringsAndThoseAfterItAreTheCommands() {
		CommandArguments arguments = CommandArguments.of("--server.port=0", "--debug", "migrate", "upgrade", "head",
				"--sql");

		assertThat(arguments.isCommand()).isTrue();
		assertThat(arguments.spring()).containsExactly("--server.port=0", "--debug");
		assertThat(arguments.command()).containsExactly("upgrade", "head", "--sql");
	}

	@Test
	void withoutTheWordThereIsNoCommand() {
		CommandArguments arguments = CommandArguments.of("--server.port=0", "upgrade");

		assertThat(arguments.isCommand()).isFalse();
		assertThat(arguments.spring()).containsExactly("--server.port=0", "upgrade");
		assertThat(arguments.command()).isEmpty();
	}

	@Test
	void theWordAfterAnotherWordBelongsToTheApplication() {
		assertThat(CommandArguments.of("import", "migrate", "birds").isCommand()).isFalse();
	}

	@Test
	void aCommandWithoutTheWordMayHaveBeenMeant() {
		assertThat(CommandArguments.of("--debug", "downgrade", "-1").forgotten()).isEqualTo("downgrade");
		assertThat(CommandArguments.of("import", "upgrade").forgotten()).isNull();
		assertThat(CommandArguments.of("show", "birds").forgotten()).isNull();
		assertThat(CommandArguments.of("migrate", "upgrade").forgotten()).isNull();
	}

	@Test
	void noArgumentsAreNoCommand() {
		assertThat(CommandArguments.of().isCommand()).isFalse();
		assertThat(CommandArguments.of().forgotten()).isNull();
	}

	@Test
	void theWordIsOptionalInALine() {
		assertThat(CommandArguments.ofLine("upgrade head")).containsExactly("upgrade", "head");
		assertThat(CommandArguments.ofLine("migrate upgrade head")).containsExactly("upgrade", "head");
	}

}
