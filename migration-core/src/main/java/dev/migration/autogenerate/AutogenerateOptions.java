package dev.migration.autogenerate;

import java.util.List;

import dev.migration.schema.Name;

/**
 * What a comparison looks at.
 *
 * @param compareTypes whether types of columns are compared
 * @param compareDefaults whether defaults of columns are compared
 * @param compareComments whether comments are compared
 * @param unmanaged what becomes of objects that nobody knows
 * @param schemas further schemas that are read
 * @author The Migration Authors
 * @since 0.1.0
 */
public record AutogenerateOptions(boolean compareTypes, boolean compareDefaults, boolean compareComments,
		UnmanagedObjects unmanaged, List<Name> schemas) {

	/**
	 * Everything in the migrated schema is compared; what nobody knows is listed.
	 */
	public static final AutogenerateOptions STANDARD = new AutogenerateOptions(true, true, true,
			UnmanagedObjects.REPORT, List.of());

	public AutogenerateOptions {
		schemas = List.copyOf(schemas);
	}

	/**
	 * Return these with other objects that nobody knows.
	 * @param other what becomes of them
	 * @return the new options
	 */
	public AutogenerateOptions withUnmanaged(UnmanagedObjects other) {
		return new AutogenerateOptions(this.compareTypes, this.compareDefaults, this.compareComments, other,
				this.schemas);
	}

	/**
	 * Return these with other schemas.
	 * @param other further schemas that are read
	 * @return the new options
	 */
	public AutogenerateOptions withSchemas(List<Name> other) {
		return new AutogenerateOptions(this.compareTypes, this.compareDefaults, this.compareComments, this.unmanaged,
				other);
	}

}
