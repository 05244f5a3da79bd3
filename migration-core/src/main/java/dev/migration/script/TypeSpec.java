package dev.migration.script;

import java.util.function.Function;

import dev.migration.dialect.Dialect;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Name;

/**
 * A column type in a script, made by the factories of {@link Ddl}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class TypeSpec {

	private final Function<Dialect, ColumnType> type;

	TypeSpec(Function<Dialect, ColumnType> type) {
		this.type = type;
	}

	/**
	 * Return an array of this type.
	 * @return the array type, of one more dimension
	 */
	public TypeSpec array() {
		return new TypeSpec(this.type.andThen((element) -> element.withDimensions(element.dimensions() + 1)));
	}

	/**
	 * Return this type with a collation.
	 * @param collation the name of the collation
	 * @return the type
	 */
	public TypeSpec collate(String collation) {
		Name name = Name.of(collation);
		return new TypeSpec(this.type.andThen((plain) -> plain.withCollation(name)));
	}

	ColumnType resolve(Dialect dialect) {
		return this.type.apply(dialect);
	}

}
