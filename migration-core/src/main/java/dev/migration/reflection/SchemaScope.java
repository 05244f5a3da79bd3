package dev.migration.reflection;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;

import org.springframework.util.Assert;

/**
 * The part of a database that is read.
 *
 * @param defaultSchema the schema that is being migrated, as the database stores it;
 * names in it lose their schema
 * @param furtherSchemas other schemas to read; names in them keep their schema
 * @param ignored tables and sequences to leave out, such as the tool's own, with a
 * {@code null} schema in the migrated one
 * @param serialSequences sequences that are read although a serial column owns them;
 * others of that kind come and go with their column
 * @author The Migration Authors
 * @since 0.1.0
 */
public record SchemaScope(String defaultSchema, Set<String> furtherSchemas, Set<QualifiedName> ignored,
		Set<QualifiedName> serialSequences) {

	public SchemaScope {
		Assert.hasLength(defaultSchema, "'defaultSchema' must not be empty");
		furtherSchemas = Set.copyOf(furtherSchemas);
		ignored = Set.copyOf(ignored);
		serialSequences = Set.copyOf(serialSequences);
	}

	/**
	 * Create a scope without the sequences of serial columns.
	 * @param defaultSchema the schema that is being migrated
	 * @param furtherSchemas other schemas to read
	 * @param ignored tables and sequences to leave out
	 */
	public SchemaScope(String defaultSchema, Set<String> furtherSchemas, Set<QualifiedName> ignored) {
		this(defaultSchema, furtherSchemas, ignored, Set.of());
	}

	/**
	 * Return the scope of one schema with everything in it.
	 * @param schema the schema that is being migrated
	 * @return the scope
	 */
	public static SchemaScope of(String schema) {
		return new SchemaScope(schema, Set.of(), Set.of());
	}

	/**
	 * Return the same scope with other tables and sequences left out.
	 * @param names what to leave out
	 * @return the scope
	 */
	public SchemaScope ignoring(Set<QualifiedName> names) {
		return new SchemaScope(this.defaultSchema, this.furtherSchemas, names, this.serialSequences);
	}

	/**
	 * Return the same scope with sequences of serial columns that somebody names.
	 * @param names the sequences to read even if a column owns them
	 * @return the scope
	 */
	public SchemaScope withSerialSequences(Set<QualifiedName> names) {
		return new SchemaScope(this.defaultSchema, this.furtherSchemas, this.ignored, names);
	}

	List<String> schemas() {
		return Stream.concat(Stream.of(this.defaultSchema), this.furtherSchemas.stream()).distinct().sorted().toList();
	}

	QualifiedName name(String schema, String name) {
		return QualifiedName.of(schema.equals(this.defaultSchema) ? null : schema, name);
	}

	boolean includes(QualifiedName name) {
		return !this.ignored.contains(name);
	}

	boolean includesSerial(QualifiedName name) {
		return this.serialSequences.contains(name);
	}

	Name schemaName() {
		return Name.of(this.defaultSchema);
	}

}
