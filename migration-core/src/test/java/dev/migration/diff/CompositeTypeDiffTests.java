package dev.migration.diff;

import java.util.List;

import dev.migration.dialect.Capabilities;
import dev.migration.operation.Operation;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.CompositeType;
import dev.migration.schema.CompositeType.Attribute;
import dev.migration.schema.Expression;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CompositeTypeDiffTests {

	private static final Capabilities POSTGRESQL = new Capabilities(true, 63, true, true);

	private static final QualifiedName PLACE = QualifiedName.of("place");

	private static final Column HOME = Column.of("home", ColumnType.userType(PLACE));

	@Test
	void defaultOfATypeThatChangesMakesWay() {
		SchemaModel before = places(HOME.withDefault(Expression.of("'(,)'")), "street", "town");

		check(before, places(HOME.withDefault(Expression.of("'(,,)'")), "street", "town", "land"),
				"alter column 'person.home': default '(,)' -> none", "alter composite type 'place': with 'land' text",
				"alter column 'person.home': default none -> '(,,)'");
		check(before, places(HOME.withDefault(Expression.of("'(,)'")), "street", "town"));
	}

	@Test
	void defaultOfATypeMadeOfOneThatChangesMakesWay() {
		Column trip = Column.of("trip", ColumnType.userType(QualifiedName.of("trip")).withDimensions(1))
			.withDefault(Expression.of("'{}'"));
		CompositeType made = new CompositeType(QualifiedName.of("trip"),
				List.of(new Attribute(Name.of("start"), ColumnType.userType(PLACE))), null);

		check(with(places(trip, "street"), made), with(places(trip, "street", "town"), made),
				"alter column 'person.trip': default '{}' -> none", "alter composite type 'place': with 'town' text",
				"alter column 'person.trip': default none -> '{}'");
	}

	@Test
	void tableWithADefaultOfATypeThatChangesGoesFirstToComeLast() {
		SchemaModel before = places(HOME.withDefault(Expression.of("'(,)'")), "street", "town");

		check(before, places(HOME, "street").withTables(List.of()), "drop table 'person'",
				"alter composite type 'place': without 'town'");
	}

	private static void check(SchemaModel before, SchemaModel after, String... descriptions) {
		SchemaDifferences differences = SchemaDiff.between(before, after, POSTGRESQL);

		assertThat(differences.descriptions()).containsExactly(descriptions);
		SchemaModel there = applied(differences.operations(), before);
		assertThat(there).isEqualTo(after);
		assertThat(applied(differences.inverse(), there)).isEqualTo(before);
	}

	private static SchemaModel applied(List<Operation> operations, SchemaModel schema) {
		SchemaModel applied = schema;
		for (Operation operation : operations) {
			applied = operation.applyTo(applied);
		}
		return applied;
	}

	private static SchemaModel with(SchemaModel schema, CompositeType type) {
		return schema.withCompositeTypes(List.of(schema.compositeTypes().get(0), type));
	}

	private static SchemaModel places(Column column, String... attributes) {
		CompositeType place = new CompositeType(PLACE,
				List.of(attributes)
					.stream()
					.map((name) -> new Attribute(Name.of(name), ColumnType.of("text")))
					.toList(),
				null);
		return new SchemaModel(List.of(Table.of(QualifiedName.of("person"), List.of(column))), List.of(), List.of())
			.withCompositeTypes(List.of(place));
	}

}
