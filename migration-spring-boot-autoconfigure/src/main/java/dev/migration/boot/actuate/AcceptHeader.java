package dev.migration.boot.actuate;

import java.util.List;

/**
 * What the client of the present request says that it accepts.
 */
@FunctionalInterface
interface AcceptHeader {

	/**
	 * Return the values of the header.
	 * @return the values, none if there is no such header or nobody can tell
	 */
	List<String> values();

}
