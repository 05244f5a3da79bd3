package dev.migration.metamodel;

import java.util.List;

import dev.migration.MigrationException;

/**
 * Thrown when different names of the mapping become one name in the database, because it
 * folds the case or cuts off what is too long.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class NameCollisionException extends MigrationException {

	private final String storedName;

	private final List<String> mapped;

	/**
	 * Create a new instance.
	 * @param storedName the name in the database
	 * @param mapped what of the mapping would bear it
	 */
	public NameCollisionException(String storedName, List<String> mapped) {
		super("The database stores " + String.join(" and ", mapped) + " under one name '" + storedName
				+ "'; give one of them a name that differs within the database's identifier length.");
		this.storedName = storedName;
		this.mapped = List.copyOf(mapped);
	}

	/**
	 * Return the name in the database.
	 * @return the name
	 */
	public String storedName() {
		return this.storedName;
	}

	/**
	 * Return what of the mapping would bear it.
	 * @return two descriptions
	 */
	public List<String> mapped() {
		return this.mapped;
	}

}
