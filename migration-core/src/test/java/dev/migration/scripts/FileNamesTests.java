package dev.migration.scripts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FileNamesTests {

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

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{rev}|a1
			{slug}|add_e_mail
			{slug}.{rev}|add_e_mail.a1
			{year}{month}{day}_{hour}{minute}{second}_{rev}|20260105_030709_a1
			{epoch}-{rev}|1767578829-a1
			{year}/{month}/{rev}_{slug}|2026/01/a1_add_e_mail
			V {rev}|V a1
			""")
	void namesAFileByItsTemplate(String template, String name) {
		FileNames names = FileNames.of(template, 40, ZoneOffset.ofHours(1));

		assertThat(names.nameOf(draft("a1", "Add e-mail"))).isEqualTo(name);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{rev}_{slug}|a1
					{slug}_{rev}|a1
					{rev}_{slug}_{year}|a1_2026
					{slug}|File name '{slug}' leaves nothing for revision 'a1', whose message has no Latin letter and no digit; put '{rev}' into 'migration.file-name'.
					""")
	void leavesTheSeparatorOfAnEmptySlugOut(String template, String expected) {
		FileNames names = FileNames.of(template, 40, ZoneOffset.UTC);

		String name;
		try {
			name = names.nameOf(draft("a1", "\u8ffd\u52a0"));
		}
		catch (InvalidFileNameException ex) {
			name = ex.getMessage();
		}

		assertThat(name).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "aux, aux_", "CON, CON_", "com1, com1_", "aux_1, aux_1", "console, console" })
	void avoidsTheDevicesOfWindows(String id, String name) {
		assertThat(FileNames.STANDARD.nameOf(draft(id, ""))).isEqualTo(name);
		assertThat(FileNames.of("{rev}.sql/x", 1, ZoneOffset.UTC).nameOf(draft(id, ""))).isEqualTo(name + ".sql/x");
	}

	@Test
	void cutsASlugAtTheGivenLength() {
		assertThat(FileNames.of("{slug}", 7, ZoneOffset.UTC).nameOf(draft("a1", "create user"))).isEqualTo("create");
		assertThat(FileNames.of("{slug}", 3, ZoneOffset.UTC).nameOf(draft("a1", "create user"))).isEqualTo("cre");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					` `|The template of file names is blank; set 'migration.file-name' to a text such as '{rev}_{slug}'.
					%(rev)s_%(slug)s|File name '%(rev)s_%(slug)s' is written as for Alembic; write '{rev}_{slug}' instead.
					%%(year)d_%%(month).2d_%%(rev)s|File name '%%(year)d_%%(month).2d_%%(rev)s' is written as for Alembic; write '{year}_{month}_{rev}' instead.
					{rev}_{name}|Token '{name}' of file name '{rev}_{name}' is unknown; use '{rev}', '{slug}', '{epoch}', '{year}', '{month}', '{day}', '{hour}', '{minute}', '{second}'.
					{}|Token '{}' of file name '{}' is unknown; use '{rev}', '{slug}', '{epoch}', '{year}', '{month}', '{day}', '{hour}', '{minute}', '{second}'.
					{rev|File name '{rev' contains '{', which some file systems do not allow; set 'migration.file-name' to a text such as '{rev}_{slug}'.
					{rev}:{slug}|File name '{rev}:{slug}' contains ':', which some file systems do not allow; set 'migration.file-name' to a text such as '{rev}_{slug}'.
					a\\{rev}|File name 'a\\{rev}' contains '\\', which some file systems do not allow; set 'migration.file-name' to a text such as '{rev}_{slug}'.
					../{rev}|File name '../{rev}' has a part that is empty, starts with '.' or ends with '.' or a blank; set 'migration.file-name' to a text such as '{rev}_{slug}'.
					/tmp/{rev}|File name '/tmp/{rev}' has a part that is empty, starts with '.' or ends with '.' or a blank; set 'migration.file-name' to a text such as '{rev}_{slug}'.
					{rev}/|File name '{rev}/' has a part that is empty, starts with '.' or ends with '.' or a blank; set 'migration.file-name' to a text such as '{rev}_{slug}'.
					""")
	void refusesATemplateThatGivesNoLegalName(String template, String message) {
		assertThatExceptionOfType(InvalidFileNameException.class)
			.isThrownBy(() -> FileNames.of(template, 40, ZoneOffset.UTC))
			.withMessage(message);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, -1, 201 })
	void refusesASlugLengthThatIsNotPossible(int length) {
		assertThatExceptionOfType(InvalidFileNameException.class)
			.isThrownBy(() -> FileNames.of("{rev}", length, ZoneOffset.UTC))
			.withMessage("A slug length of '" + length
					+ "' is not possible; set 'migration.slug-length' to a number from '1' to '200'.");
	}

	@Test
	void refusesANameThatIsTooLongForAFile() {
		FileNames names = FileNames.of("x".repeat(60) + "{rev}_{slug}", 200, ZoneOffset.UTC);

		assertThatExceptionOfType(InvalidFileNameException.class)
			.isThrownBy(() -> names.nameOf(draft("a1", "a".repeat(300))))
			.withMessage("The file name of revision 'a1' has '263' bytes; shorten 'migration.file-name' or"
					+ " 'migration.slug-length' to at most '230'.");
	}

	private static RevisionDraft draft(String id, String message) {
		return new RevisionDraft(id, List.of(), List.of(), List.of(), message, Instant.parse("2026-01-05T02:07:09Z"),
				true, List.of(), List.of(), List.of());
	}

}
