package dev.migration.dialect;

/**
 * What a database can do, as far as the engine decides by it.
 *
 * @param transactionalDdl whether a rollback takes DDL back
 * @param maximumIdentifierBytes the longest identifier, in bytes
 * @param comments whether tables and columns carry comments
 * @param expressionIndexes whether an index may hold expressions
 * @author The Migration Authors
 * @since 0.1.0
 */
public record Capabilities(boolean transactionalDdl, int maximumIdentifierBytes, boolean comments,
		boolean expressionIndexes) {

}
