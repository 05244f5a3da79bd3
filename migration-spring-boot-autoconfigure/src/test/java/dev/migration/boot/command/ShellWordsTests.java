package dev.migration.boot.command;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ShellWordsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "upgrade head                  | upgrade;head", "`  upgrade \t head  `         | upgrade;head",
					"revision -m \"add email\"     | revision;-m;add email",
					"revision -m 'add \"email\"'   | revision;-m;add \"email\"",
					"revision -m add\\ email       | revision;-m;add email",
					"revision -m\"add email\"      | revision;-madd email",
					"a \"b \\\" c\" d              | a;b \" c;d", "a \"\\n \\\\ \\$x\"           | a;\\n \\ $x",
					"a 'b\\c'                      | a;b\\c", "a '' \"\"                     | a;;",
					"x'y'\"z\"                     | xyz", "echo $HOME *                  | echo;$HOME;*" })
	void wordsAreSplitAsByAShell(String line, String words) {
		assertThat(ShellWords.split(line)).containsExactly(words.split(";", -1));
	}

	@Test
	void aBlankLineHasNoWords() {
		assertThat(ShellWords.split(" \n ")).isEmpty();
	}

	@Test
	void aBackslashAtTheEndOfALineJoinsLines() {
		assertThat(ShellWords.split("upgrade \\\nhead \"a\\\nb\"")).containsExactly("upgrade", "head", "ab");
	}

	@Test
	void anOpenQuoteIsRefused() {
		assertThatExceptionOfType(UsageException.class).isThrownBy(() -> ShellWords.split("revision -m \"add email"))
			.withMessage("The quote \" is not closed in the command: revision -m \"add email");
		assertThatExceptionOfType(UsageException.class).isThrownBy(() -> ShellWords.split("revision -m 'add"))
			.withMessage("The quote ' is not closed in the command: revision -m 'add");
	}

	@Test
	void aBackslashInFrontOfNothingIsRefused() {
		assertThatExceptionOfType(UsageException.class).isThrownBy(() -> ShellWords.split("upgrade \\"))
			.withMessage("The command 'upgrade \\' ends in a backslash; remove it.");
	}

}
