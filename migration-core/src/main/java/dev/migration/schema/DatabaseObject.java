package dev.migration.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An object that is replaced as a whole and whose inside the model does not look at: a
 * view, a function, a procedure or a trigger.
 *
 * @param kind the kind
 * @param name the name
 * @param table the table of a trigger, {@code null} for everything else
 * @param definition of a view its query, on PostgreSQL with options in front of it if it
 * has any ({@code WITH (…) AS SELECT …}); of a routine everything behind its name, the
 * parenthesised arguments first; of a trigger everything behind its name, its time and
 * table first
 * @param properties what the definition does not say, as the database reads it back: on
 * PostgreSQL statements that follow its creation (owner, grants, comments, indexes,
 * triggers), on MariaDB and MySQL the words between {@code CREATE} and the kind, and a
 * check option; {@code null} if nobody has asked, which means that whatever is there
 * stays
 * @author The Migration Authors
 * @since 0.1.0
 */
public record DatabaseObject(ObjectKind kind, QualifiedName name, @Nullable QualifiedName table, String definition,
		@Nullable List<String> properties) {

	public DatabaseObject {
		properties = (properties != null) ? List.copyOf(properties) : null;
		definition = definition.strip();
		if (definition.isEmpty()) {
			throw new InvalidSchemaException(
					"The " + kind.words() + " '" + name + "' has no definition; write what is behind its name.");
		}
		if (kind.isRoutine() && !definition.startsWith("(")) {
			throw new InvalidSchemaException("The " + kind.words() + " '" + name + "' is defined by '"
					+ definition.lines().findFirst().orElse("") + "'; start with its arguments in parentheses, '()' for"
					+ " none.");
		}
	}

	/**
	 * Create an object of which only the definition is said.
	 * @param kind the kind
	 * @param name the name
	 * @param table the table of a trigger, {@code null} for everything else
	 * @param definition the definition
	 */
	public DatabaseObject(ObjectKind kind, QualifiedName name, @Nullable QualifiedName table, String definition) {
		this(kind, name, table, definition, null);
	}

	/**
	 * Return the same object with other properties.
	 * @param properties what the definition does not say, or {@code null} if nobody has
	 * asked
	 * @return the object
	 */
	public DatabaseObject withProperties(@Nullable List<String> properties) {
		return new DatabaseObject(this.kind, this.name, this.table, this.definition, properties);
	}

	/**
	 * Return the parenthesised arguments of a routine, defaults included.
	 * @return the arguments, or {@code null} for what has none
	 */
	public @Nullable String arguments() {
		return this.kind.isRoutine() ? this.definition.substring(0, endOfArguments()) : null;
	}

	private int endOfArguments() {
		int depth = 0;
		boolean quoted = false;
		for (int i = 0; i < this.definition.length(); i++) {
			char character = this.definition.charAt(i);
			quoted ^= character == '\'';
			depth += (quoted) ? 0 : (character == '(') ? 1 : (character == ')') ? -1 : 0;
			if (depth == 0) {
				return i + 1;
			}
		}
		throw new InvalidSchemaException(
				"The arguments of " + this.kind.words() + " '" + this.name + "' have no closing parenthesis; add it.");
	}

	/**
	 * Return what tells this object from others.
	 * @return the key
	 */
	public ObjectKey key() {
		return new ObjectKey(this.kind, this.name, this.table, arguments());
	}

}
