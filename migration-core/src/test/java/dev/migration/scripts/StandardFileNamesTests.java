package dev.migration.scripts;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StandardFileNamesTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			a1|Create User|a1_create_user
			a1|  add e-mail, phone & fax!  |a1_add_e_mail_phone_fax
			a1|don't drop it|a1_dont_drop_it
			a1|snake_case stays|a1_snake_case_stays
			a1|Größe und Straße für Ångström|a1_grosse_und_strasse_fur_angstrom
			a1|добавить|a1
			a1|追加|a1
			a1|*/ \\ " ' ../../etc|a1_etc
			a1|``|a1
			../x.y|z|___x_y_z
			a1|one two three four five six seven eight nine|a1_one_two_three_four_five_six_seven_eight
			a1|exactly forty characters are in this one|a1_exactly_forty_characters_are_in_this_one
			a1|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|a1_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
			""")
	void namesAFileByIdAndMessage(String id, String message, String name) {
		assertThat(FileNames.STANDARD.nameOf(draft(id, message))).isEqualTo(name);
	}

	@Test
	void cutsALongMessageAtAWord() {
		assertThat(FileNames.STANDARD.nameOf(draft("a", "word ".repeat(100)))).isEqualTo("a" + "_word".repeat(8));
	}

	private static RevisionDraft draft(String id, String message) {
		return new RevisionDraft(id, List.of(), List.of(), List.of(), message, Instant.EPOCH, true, List.of(),
				List.of(), List.of());
	}

}
