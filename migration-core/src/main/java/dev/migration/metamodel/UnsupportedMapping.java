package dev.migration.metamodel;

/**
 * A part of the mapping that a schema model cannot hold. Everything else was read.
 *
 * @param object what it is, with its name
 * @param action what to do about it
 * @author The Migration Authors
 * @since 0.1.0
 */
public record UnsupportedMapping(String object, String action) {

	@Override
	public String toString() {
		return this.object + " is not part of the schema model; " + this.action + ".";
	}

}
