package dev.migration.boot.command;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DatabaseCommand#needsConnection()}: which commands want what the
 * application starts for its database.
 */
class CommandConnectionTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			branches                                  | false
			check                                     | true
			check --scripts                           | true
			check --single-head                       | false
			current                                   | true
			downgrade -1                              | true
			downgrade b2:a1 --sql                     | false
			edit a1                                   | false
			edit current                              | true
			ensure-version                            | true
			ensure-version --sql                      | false
			heads                                     | false
			history                                   | false
			history -r a1:b2                          | false
			history -r current:                       | true
			history -i                                | true
			merge heads                               | false
			merge a1 current                          | true
			prove                                     | true
			rebase b2 --onto a1                       | true
			repair                                    | true
			revision -m first                         | false
			revision -m first --head current          | true
			revision -m first --autogenerate          | true
			show a1                                   | false
			show current                              | true
			stamp head                                | true
			stamp head --sql                          | false
			upgrade head                              | true
			upgrade head --dry-run                    | true
			upgrade head --sql                        | false
			""")
	void someCommandsAreContentWithTheScripts(String words, boolean needed) {
		CommandRun run = new CommandRun(ApplicationRole.MAIN,
				CommandInput.NONE.console(System.out, System.err, (code) -> {
				}));
		try {
			run.start(() -> CommandArguments.ofLine(words));
		}
		finally {
			run.release();
		}

		assertThat(run.needsConnection()).isEqualTo(needed);
	}

}
