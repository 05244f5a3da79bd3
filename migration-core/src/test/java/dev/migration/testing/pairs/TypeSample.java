package dev.migration.testing.pairs;

import java.util.List;

import dev.migration.schema.ColumnType;

/**
 * A type of a database with some of its values.
 *
 * @param type the type
 * @param family what it converts into
 * @param values boundary values as literals
 * @param comparable whether keys and indexes may hold it
 */
record TypeSample(ColumnType type, Family family, List<String> values, boolean comparable) {

	TypeSample {
		values = List.copyOf(values);
	}

	String base() {
		return this.type.name().name().text();
	}

	boolean isWhole() {
		return this.family == Family.NUMBER
				&& List.of("smallint", "integer", "int", "bigint").contains(this.type.toString());
	}

}
