package dev.migration.schema;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaModelTests {

	@Test
	void eachOfManyTablesIsFoundByItsName() {
		List<Table> tables = Stream
			.concat(IntStream.range(0, 25).mapToObj((number) -> QualifiedName.of("t" + number)),
					IntStream.range(0, 25).mapToObj((number) -> QualifiedName.of("other", "t" + number)))
			.map((name) -> Table.of(name, List.of(Column.of("id", ColumnType.of("bigint")))))
			.toList();
		SchemaModel model = SchemaModel.EMPTY.withTables(tables);

		for (Table table : tables) {
			assertThat(model.table(table.name())).contains(table);
		}
		assertThat(model.table(QualifiedName.of("t"))).isEmpty();
		assertThat(model.table(QualifiedName.of("u"))).isEmpty();
		assertThat(model.table(QualifiedName.of("another", "t1"))).isEmpty();
		assertThat(SchemaModel.EMPTY.table(QualifiedName.of("t1"))).isEmpty();
	}

	@Test
	void schemaIsPartOfTheNameOfSequencesAndTypes() {
		EnumType type = new EnumType(QualifiedName.of("app", "mood"), List.of("sad"));
		SchemaModel model = SchemaModel.EMPTY.withEnumTypes(List.of(type));

		assertThat(model.enumType(QualifiedName.of("app", "mood"))).contains(type);
		assertThat(model.enumType(QualifiedName.of("mood"))).isEmpty();
		assertThat(model.compositeType(QualifiedName.of("app", "mood"))).isEmpty();
		assertThat(model.sequence(QualifiedName.of("app", "mood"))).isEmpty();
	}

}
