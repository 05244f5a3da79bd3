package dev.migration.dialect;

import java.util.List;

import dev.migration.MigrationException;
import dev.migration.operation.AddColumn;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.CreateEnumType;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.Operation;
import dev.migration.schema.Deferral;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.ReferentialAction;
import dev.migration.schema.UniqueConstraint;
import org.junit.jupiter.api.Test;

import static dev.migration.dialect.Models.foreignKey;
import static dev.migration.dialect.Models.generated;
import static dev.migration.dialect.Models.mood;
import static dev.migration.dialect.Models.name;
import static dev.migration.dialect.Models.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PostgreSqlVersion} and what no version can do.
 */
class PostgreSqlVersionTests {

	@Test
	void refusesNullsThatAreDuplicatesBefore15() {
		UniqueConstraint unique = new UniqueConstraint(Name.of("uq"), names("a"), true, Deferral.NOT_DEFERRABLE);

		assertRefused(14, new AddConstraint(name("t"), unique),
				"PostgreSQL '14' cannot take two nulls in unique constraint 'uq' for duplicates; use a unique index on"
						+ " an expression such as 'coalesce(...)' instead, or use PostgreSQL '15' or later.");
		assertAccepted(15, new AddConstraint(name("t"), unique));
	}

	@Test
	void refusesNullsThatAreDuplicatesInIndexesBefore15() {
		Index index = new Index(Name.of("ix"), true, List.of(IndexElement.ascending(Name.of("a"))), Index.BTREE,
				List.of(), true, null);

		assertRefused(14, new CreateIndex(name("t"), index),
				"PostgreSQL '14' cannot take two nulls in unique index 'ix' for duplicates; index an expression such as"
						+ " 'coalesce(...)' instead, or use PostgreSQL '15' or later.");
		assertAccepted(15, new CreateIndex(name("t"), index));
	}

	@Test
	void refusesToSetSomeColumnsBefore15() {
		Operation operation = new AddConstraint(name("t"),
				foreignKey("fk", "a", "p", "id").withOnDelete(ReferentialAction.SET_NULL, names("a")));

		assertRefused(14, operation,
				"PostgreSQL '14' cannot set only columns [a] of foreign key 'fk' on delete; set all of its columns or"
						+ " use a trigger instead, or use PostgreSQL '15' or later.");
		assertAccepted(15, operation);
	}

	@Test
	void refusesVirtualColumnsBefore18() {
		Operation operation = new AddColumn(name("t"), generated("n", "integer", "a * 2", false));

		assertRefused(17, operation, "PostgreSQL '17' cannot compute column 'n' when it is read; make it stored"
				+ " instead, or use PostgreSQL '18' or later.");
		assertAccepted(18, operation);
	}

	@Test
	void refusesToCreateATypeUnlessItExists() {
		assertRefused(18, new CreateEnumType(mood("ok"), true),
				"PostgreSQL cannot create enum type 'mood' only if it does not exist; create it where it is known not to"
						+ " exist instead, or write a 'DO' block that asks 'to_regtype' first.");
	}

	@Test
	void refusesVersionsThatAreTooOld() {
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> new PostgreSqlDialect(13))
			.withMessage("PostgreSQL '13' is too old; use PostgreSQL '14' or later.");
	}

	private static void assertRefused(int major, Operation operation, String message) {
		assertThatExceptionOfType(UnsupportedOperationOnDatabaseException.class)
			.isThrownBy(() -> new PostgreSqlDialect(major).statements(operation))
			.withMessage(message);
	}

	private static void assertAccepted(int major, Operation operation) {
		assertThat(new PostgreSqlDialect(major).statements(operation)).isNotEmpty();
	}

}
