package dev.migration.dialect;

import java.util.List;

import dev.migration.operation.CreateIndex;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.migration.dialect.Models.name;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what H2 refuses and no row of another database's suite shows
 * ({@link DialectTitlesTests}).
 */
class H2RefusalsTests {

	private final H2Dialect dialect = new H2Dialect();

	@Test
	void refusesMethodsOfIndexesThatItDoesNotHave() {
		Index index = new Index(Name.of("ix"), false, List.of(IndexElement.ascending(Name.of("a"))), "gin", List.of(),
				false, null);

		assertThatExceptionOfType(UnsupportedOperationOnDatabaseException.class)
			.isThrownBy(() -> this.dialect.statements(new CreateIndex(name("t"), index)))
			.withMessage("H2 cannot create an index with method 'gin'; use 'hash', 'spatial' or none.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			float(60) | Type 'float(60)' has a precision that H2 does not know; give 1 to 53 bits.
			uuid(3) | Type 'uuid' takes at most '0' arguments but has [3]; remove the others.
			date(1,2) | Type 'date' takes at most '0' arguments but has [1, 2]; remove the others.
			varchar(a) | Type 'varchar' has the argument 'a', which is no whole number; give a number.
			""")
	void refusesTypesThatItDoesNotKnow(String type, String message) {
		assertThatExceptionOfType(UnsupportedTypeException.class).isThrownBy(() -> this.dialect.parseType(type))
			.withMessage(message);
	}

}
