package dev.migration.schema;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What tells a {@link DatabaseObject} from others.
 *
 * @param kind the kind
 * @param name the name
 * @param table the table of a trigger, {@code null} for everything else
 * @param arguments the parenthesised arguments of a routine as they were written, or
 * {@code null} if they are not said or there cannot be any
 * @author The Migration Authors
 * @since 0.1.0
 */
public record ObjectKey(ObjectKind kind, QualifiedName name, @Nullable QualifiedName table,
		@Nullable String arguments) {

	public ObjectKey {
		if ((kind == ObjectKind.TRIGGER) != (table != null)) {
			throw new InvalidSchemaException((kind == ObjectKind.TRIGGER)
					? "Trigger '" + name + "' has no table; name the table that it belongs to."
					: "The " + kind.words() + " '" + name + "' has table '" + table + "'; only a trigger has one.");
		}
		arguments = (arguments != null) ? arguments.strip().replaceAll("\\s+", " ") : null;
		if (arguments != null && !kind.isRoutine()) {
			throw new InvalidSchemaException("The " + kind.words() + " '" + name + "' has arguments '" + arguments
					+ "'; only functions and procedures have them.");
		}
	}

	/**
	 * Return whether both mean one object. A routine without arguments means any of its
	 * name.
	 * @param other the other key
	 * @return {@code true} if they do
	 */
	public boolean matches(ObjectKey other) {
		return this.kind == other.kind && this.name.equals(other.name) && Objects.equals(this.table, other.table)
				&& (this.arguments == null || other.arguments == null
						|| this.arguments.equalsIgnoreCase(other.arguments));
	}

	@Override
	public String toString() {
		return this.kind.words() + " " + this.name + ((this.arguments != null) ? this.arguments : "")
				+ ((this.table != null) ? " on " + this.table : "");
	}

}
