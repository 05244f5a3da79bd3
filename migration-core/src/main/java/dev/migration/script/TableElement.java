package dev.migration.script;

/**
 * A part of a table in {@code createTable}: made by the factories of {@link Ddl}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public sealed interface TableElement
		permits ColumnSpec, PrimaryKeySpec, UniqueSpec, ForeignKeySpec, CheckSpec, ExcludeSpec, IndexSpec, CommentSpec {

}
