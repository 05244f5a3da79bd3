package dev.migration.boot.actuate;

import java.util.List;

import dev.migration.boot.page.PageDatabase;

/**
 * Makes a page for browsers.
 */
@FunctionalInterface
interface PageRenderer {

	/**
	 * Render the page.
	 * @param databases the databases in order
	 */
	String render(List<PageDatabase> databases);

}
