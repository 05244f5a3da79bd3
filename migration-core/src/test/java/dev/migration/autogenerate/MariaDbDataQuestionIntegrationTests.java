package dev.migration.autogenerate;

import java.sql.SQLException;

import dev.migration.operation.AlterColumn;
import dev.migration.schema.Column;
import dev.migration.schema.Identity;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs on MariaDB.
 */
class MariaDbDataQuestionIntegrationTests extends DataQuestionSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.mariaDb();
	}

	@Override
	String endless() {
		return "(SELECT count(*) FROM seq_1_to_1000000 a, seq_1_to_1000000 b WHERE a.seq + b.seq > 0)";
	}

	@Test
	void zerosAreCountedBeforeTheServerReplacesThem() throws SQLException {
		execute("DELETE FROM book", "INSERT INTO book (id) VALUES (0)", "ALTER TABLE book ADD PRIMARY KEY (id)");
		Column id = column("id", "int").withNullable(false);
		AlterColumn counting = new AlterColumn(BOOK, id, id.withIdentity(Identity.BY_DEFAULT), null, null);

		assertThat(notes(counting)).startsWith("Makes column 'book.id' count: a row that has 0 gets another number")
			.endsWith(" 1 row has 0 now.");
		assertThat(rowsAfter(counting, "SELECT id FROM book ORDER BY id")).containsExactly("1");
	}

	@Test
	void nullsAreCountedBeforeTheServerReplacesThem() throws SQLException {
		execute("ALTER TABLE book ADD seen timestamp NULL", "DELETE FROM book WHERE id > 1");
		Column seen = column("seen", "timestamp");
		AlterColumn required = new AlterColumn(BOOK, seen, seen.withNullable(false), null, null);

		assertThat(notes(required)).isEqualTo("Makes column 'book.seen' refuse nulls: a row that has one gets the"
				+ " present time. 1 row has one now.");
		assertThat(rowsAfter(required, "SELECT count(seen) FROM book")).containsExactly("1");
	}

}
