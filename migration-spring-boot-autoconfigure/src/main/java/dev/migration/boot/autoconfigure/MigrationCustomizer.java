package dev.migration.boot.autoconfigure;

import dev.migration.runtime.RunOptions;

/**
 * Changes how revisions are run. Beans of this type are called in order.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@FunctionalInterface
public interface MigrationCustomizer {

	/**
	 * Customize the options.
	 * @param options the options as the properties and earlier customizers have them
	 * @return the options to use
	 */
	RunOptions customize(RunOptions options);

}
