package dev.migration.autogenerate;

import java.util.List;

/**
 * Decides which objects autogenerate looks at, in the model and in the database alike.
 * Register beans of this type to leave objects out. Tables, sequences and enum types are
 * asked for, and then the columns, indexes and constraints of the tables that take part:
 * a filter that goes by names should look at the kind too.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@FunctionalInterface
public interface ObjectFilter {

	/**
	 * Return whether an object takes part.
	 * @param object the object
	 * @return {@code false} to behave as if it were neither in the model nor in the
	 * database
	 */
	boolean includes(SchemaObject object);

	/**
	 * Return whether an object of one of several databases takes part. To be overridden
	 * by what is meant for some of them.
	 * @param object the object
	 * @param database what the user calls the database, {@code default} if there is one
	 * @return {@code false} to behave as if it were neither in the model nor in the
	 * database
	 */
	default boolean includes(SchemaObject object, String database) {
		return includes(object);
	}

	/**
	 * Return a filter that leaves out what one of several leaves out. One that fails is
	 * named: {@link dev.migration.MigrationException}.
	 * @param filters the filters, asked in order until one says no
	 * @return all of them in one
	 */
	static ObjectFilter allOf(List<ObjectFilter> filters) {
		return new ObjectFilters(filters);
	}

}
