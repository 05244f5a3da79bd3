package dev.migration.dialect;

import dev.migration.schema.InvalidSchemaException;
import dev.migration.schema.Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link H2Names}: what is written, what the model calls it, and how the model
 * writes it.
 */
class H2NamesTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			UPPER      | Note  | false | note  | note
			UPPER      | Note  | true  | Note  | "Note"
			UPPER      | NOTE  | true  | note  | note
			UPPER      | Order | false | order | "ORDER"
			UPPER      | ß     | false | ss    | ss
			LOWER      | Note  | false | note  | note
			LOWER      | NOTE  | true  | NOTE  | "NOTE"
			LOWER      | note  | true  | note  | note
			LOWER      | Order | false | order | "order"
			AS_WRITTEN | Note  | false | Note  | "Note"
			AS_WRITTEN | note  | false | note  | note
			AS_WRITTEN | NOTE  | false | NOTE  | "NOTE"
			AS_WRITTEN | note  | true  | note  | note
			AS_WRITTEN | order | false | order | "order"
			""")
	void nameIsWrittenAsItIsStored(NameCase nameCase, String text, boolean quoted, String name, String rendered) {
		H2Dialect dialect = new H2Dialect(nameCase);

		Name stored = dialect.storedName(text, quoted);

		assertThat(stored).isEqualTo(Name.of(name));
		assertThat(dialect.quote(stored)).isEqualTo(rendered);
	}

	@Test
	void refusesWhatStandsForAnotherName() {
		assertThatExceptionOfType(InvalidSchemaException.class)
			.isThrownBy(() -> new H2Dialect().storedName("note", true))
			.withMessage("Name 'note' is quoted, so H2 keeps it in lower case, and a name in lower case stands for"
					+ " 'NOTE' in this database; remove the quotes, or add ';DATABASE_TO_LOWER=TRUE' to the URL.");
	}

}
