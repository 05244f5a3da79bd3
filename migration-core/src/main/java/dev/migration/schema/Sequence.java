package dev.migration.schema;

/**
 * A sequence of its own; one that belongs to an identity column is part of the
 * {@link Identity}.
 *
 * @param name the name
 * @param type the type of its values
 * @param options how it counts
 * @author The Migration Authors
 * @since 0.1.0
 */
public record Sequence(QualifiedName name, ColumnType type, SequenceOptions options) {

}
