package dev.migration.schema;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The name of a table, sequence or type, which share one namespace per schema.
 *
 * @param schema the schema, or {@code null} for the schema that is being migrated;
 * readers erase that one so that it never ends up in a script
 * @param name the name within the schema
 * @author The Migration Authors
 * @since 0.1.0
 */
public record QualifiedName(@Nullable Name schema, Name name) implements Comparable<QualifiedName> {

	/**
	 * Return a name in the migrated schema.
	 * @param name the name
	 * @return the qualified name
	 */
	public static QualifiedName of(String name) {
		return new QualifiedName(null, Name.of(name));
	}

	/**
	 * Return a name in the given schema.
	 * @param schema the schema or {@code null} for the migrated one
	 * @param name the name
	 * @return the qualified name
	 */
	public static QualifiedName of(@Nullable String schema, String name) {
		return new QualifiedName((schema != null) ? Name.of(schema) : null, Name.of(name));
	}

	/**
	 * Return a name in the same schema.
	 * @param other the name within the schema
	 * @return the sibling
	 */
	public QualifiedName sibling(Name other) {
		return new QualifiedName(this.schema, other);
	}

	/**
	 * Return whether another name is in the same schema.
	 * @param other the other name
	 * @return {@code true} if both are
	 */
	public boolean isSiblingOf(QualifiedName other) {
		return Objects.equals(this.schema, other.schema);
	}

	@Override
	public int compareTo(QualifiedName other) {
		int bySchema = schemaText().compareTo(other.schemaText());
		return (bySchema != 0) ? bySchema : this.name.compareTo(other.name);
	}

	private String schemaText() {
		return (this.schema != null) ? this.schema.text() : "";
	}

	@Override
	public String toString() {
		return (this.schema != null) ? this.schema + "." + this.name : this.name.text();
	}

}
