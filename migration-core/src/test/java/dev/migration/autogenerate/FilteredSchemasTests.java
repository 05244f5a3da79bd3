package dev.migration.autogenerate;

import java.util.List;

import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FilteredSchemas}.
 */
class FilteredSchemasTests {

	private static final QualifiedName BOOK = QualifiedName.of("book");

	private static final Column TITLE = Column.of("title", ColumnType.of("text"));

	private static final Column LEGACY = Column.of("legacy", ColumnType.of("text"));

	private static final Table TABLE = Table.of(BOOK, List.of(TITLE, LEGACY));

	@Test
	void whatRestsOnAColumnGoesWithItOnBothSides() {
		Table present = TABLE.withColumns(List.of(TITLE))
			.withConstraints(List.of(new CheckConstraint(Name.of("ck"), Expression.of("Legacy <> ''"))));
		Table wanted = TABLE
			.withConstraints(List.of(UniqueConstraint.of(Name.of("uq"), List.of(Name.of("legacy"))),
					new CheckConstraint(Name.of("ck2"), Expression.of("legacy_title is null"))))
			.withIndexes(
					List.of(Index.of(Name.of("ix"), false, List.of(IndexElement.of(Expression.of("lower(legacy)"))))));

		FilteredSchemas filtered = FilteredSchemas.of(schema(present), schema(wanted),
				ObjectPatterns.of(List.of(), List.of("column:book.legacy")));

		assertThat(filtered.from()).isEqualTo(schema(TABLE.withColumns(List.of(TITLE))));
		assertThat(filtered.to()).isEqualTo(schema(TABLE.withColumns(List.of(TITLE))
			.withConstraints(List.of(new CheckConstraint(Name.of("ck2"), Expression.of("legacy_title is null"))))));
	}

	@Test
	void constraintIsLeftOutUnderItsGeneratedNameToo() {
		ForeignKey key = ForeignKey.of(Name.of("fk_by_hand"), List.of(Name.of("title")), BOOK,
				List.of(Name.of("legacy")));

		FilteredSchemas filtered = FilteredSchemas.of(schema(TABLE.withConstraints(List.of(key))),
				schema(TABLE.withConstraints(List.of(key.withName(null)))),
				ObjectPatterns.of(List.of(), List.of("constraint:fk_by_*")));

		assertThat(filtered.from()).isEqualTo(schema(TABLE));
		assertThat(filtered.to()).isEqualTo(schema(TABLE));
	}

	@Test
	void indexIsLeftOut() {
		Index index = Index.of(Name.of("ix_tmp_title"), false, List.of(IndexElement.ascending(Name.of("title"))));

		FilteredSchemas filtered = FilteredSchemas.of(schema(TABLE.withIndexes(List.of(index))), schema(TABLE),
				ObjectPatterns.of(List.of(), List.of("index:ix_tmp*")));

		assertThat(filtered.from()).isEqualTo(schema(TABLE));
	}

	private static SchemaModel schema(Table table) {
		return SchemaModel.EMPTY.withTables(List.of(table));
	}

}
