package dev.migration.autogenerate;

import java.util.List;

import dev.migration.operation.AddColumn;
import dev.migration.operation.AlterTable;
import dev.migration.operation.DropColumn;
import dev.migration.operation.Operation;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PossibleRenames}.
 */
class PossibleRenamesTests {

	private static final QualifiedName BOOK = QualifiedName.of("book");

	private static final Column TITLE = Column.of("title", ColumnType.of("text"));

	private static final Operation ADD = new AddColumn(BOOK, TITLE.withName(Name.of("name")));

	private static final Operation DROP = new DropColumn(BOOK, TITLE.name(), TITLE);

	private static final String NOTE = "Was column 'book.title' renamed to 'name'? Then write 'op.alterColumn(\"book\","
			+ " \"title\", change().renameTo(\"name\"), existing(...))' instead of the drop and the add.";

	@Test
	void dropBesideAnAddOfTheSameKindMayBeARename() {
		assertThat(PossibleRenames.notes(DROP, List.of(ADD, DROP))).containsExactly(NOTE);
		assertThat(PossibleRenames.notes(ADD, List.of(ADD, DROP))).isEmpty();
		assertThat(PossibleRenames.notes(DROP, List.of(DROP))).isEmpty();
	}

	@Test
	void batchesAreLookedInto() {
		AlterTable batch = new AlterTable(BOOK, List.of(ADD, DROP));

		assertThat(PossibleRenames.notes(batch, List.of(batch))).containsExactly(NOTE);
	}

}
