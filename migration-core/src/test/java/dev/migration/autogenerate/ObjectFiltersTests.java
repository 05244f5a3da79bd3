package dev.migration.autogenerate;

import java.util.List;

import dev.migration.MigrationException;
import dev.migration.autogenerate.SchemaObject.Kind;
import dev.migration.schema.QualifiedName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ObjectFiltersTests {

	private static final SchemaObject BOOK = new SchemaObject(Kind.TABLE, QualifiedName.of("book"));

	private static final SchemaObject SHELF = new SchemaObject(Kind.TABLE, QualifiedName.of("shelf"));

	@Test
	void whatOneFilterLeavesOutIsOut() {
		ObjectFilter both = ObjectFilter.allOf(List.of((object) -> true, (object) -> !object.equals(BOOK)));

		assertThat(both.includes(SHELF)).isTrue();
		assertThat(both.includes(BOOK)).isFalse();
		assertThat(both.includes(BOOK, "orders")).isFalse();
	}

	@Test
	void filterThatFailsIsNamed() {
		ObjectFilter both = ObjectFilter.allOf(List.of((object) -> true, new Failing()));

		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> both.includes(BOOK, "orders"))
			.withMessage("Object filter '" + Failing.class.getName()
					+ "' failed at table 'book': java.lang.IllegalStateException: no; mend it or leave the bean out.");
	}

	private static final class Failing implements ObjectFilter {

		@Override
		public boolean includes(SchemaObject object) {
			throw new IllegalStateException("no");
		}

	}

}
