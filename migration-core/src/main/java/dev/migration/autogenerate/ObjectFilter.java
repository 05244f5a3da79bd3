package dev.migration.autogenerate;

/**
 * Decides which objects autogenerate looks at, in the model and in the database alike.
 * Register beans of this type to leave objects out.
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

}
