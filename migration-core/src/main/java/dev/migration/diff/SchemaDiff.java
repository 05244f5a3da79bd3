package dev.migration.diff;

import dev.migration.dialect.Capabilities;
import dev.migration.schema.NamingConvention;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;

import org.springframework.util.Assert;

/**
 * Compares two schemas. Pure: it never looks outside its arguments; which of the
 * differences count, such as whose tables may be dropped, is decided by functions over
 * the result.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class SchemaDiff {

	private SchemaDiff() {
	}

	/**
	 * Return what makes one schema into the other. Tables, columns, sequences and types
	 * are paired by name, constraints and indexes by the name that the new model gives
	 * them or else by definition; what is paired is compared by definition. The result
	 * depends on the contents only, never on the order of tables, constraints and
	 * indexes.
	 * @param from the schema as it is, its expressions canonical
	 * @param to the schema as it shall be, its expressions canonical
	 * @param capabilities what the database can do; comments that it cannot keep are no
	 * difference
	 * @return the differences
	 */
	public static SchemaDifferences between(SchemaModel from, SchemaModel to, Capabilities capabilities) {
		Assert.notNull(capabilities, "'capabilities' must not be null");
		return between(from, to, capabilities, new NamingConvention(capabilities.identifierLimit()));
	}

	/**
	 * Return what makes one schema into the other, with names of the application's own
	 * for what the new model leaves open.
	 * @param from the schema as it is, its expressions canonical
	 * @param to the schema as it shall be, its expressions canonical
	 * @param capabilities what the database can do
	 * @param convention how new things are named
	 * @return the differences
	 */
	public static SchemaDifferences between(SchemaModel from, SchemaModel to, Capabilities capabilities,
			NamingConvention convention) {
		Assert.notNull(from, "'from' must not be null");
		Assert.notNull(to, "'to' must not be null");
		Assert.notNull(capabilities, "'capabilities' must not be null");
		Assert.notNull(convention, "'convention' must not be null");
		SchemaPlan plan = new SchemaPlan(keepable(from, capabilities, convention),
				keepable(to, capabilities, convention), convention, capabilities);
		return new SchemaDifferences(new OrderedOperations(plan).list());
	}

	private static SchemaModel keepable(SchemaModel schema, Capabilities capabilities, NamingConvention convention) {
		if (capabilities.comments() && capabilities.namedPrimaryKeys()) {
			return schema;
		}
		return schema.withTables(schema.tables().stream().map((table) -> {
			Table commented = capabilities.comments() ? table : withoutComments(table);
			return capabilities.namedPrimaryKeys() ? commented : withNamedPrimaryKey(commented, convention);
		}).toList());
	}

	private static Table withoutComments(Table table) {
		return table.withComment(null)
			.withColumns(table.columns().stream().map((column) -> column.withComment(null)).toList());
	}

	/**
	 * A key whose name the database forgets has the same one on both sides, so that it
	 * can be dropped and come back.
	 */
	private static Table withNamedPrimaryKey(Table table, NamingConvention convention) {
		return table.withConstraints(table.constraints()
			.stream()
			.map((constraint) -> (constraint instanceof PrimaryKey key)
					? key.withName(convention.nameOf(table, key.definition())) : constraint)
			.toList());
	}

}
