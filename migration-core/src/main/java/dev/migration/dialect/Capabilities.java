package dev.migration.dialect;

import dev.migration.operation.ColumnDrop;
import dev.migration.schema.NameLimit;

/**
 * What a database can do, as far as the engine decides by it.
 *
 * @param transactionalDdl whether a rollback takes DDL back; otherwise each statement of
 * DDL commits what came before it
 * @param identifierLimit how long identifiers may be
 * @param comments whether tables and columns carry comments
 * @param expressionIndexes whether an index may hold expressions
 * @param sequences whether there are sequences
 * @param enumTypes whether an enum is a type of its own, with a name
 * @param schemas whether a database holds several schemas
 * @param namedPrimaryKeys whether a primary key keeps the name that it was given
 * @param rigidForeignKeys whether a foreign key keeps the types of its columns from being
 * changed, and the index on them, which may be that of another key, from being dropped
 * @param jointChanges whether a column that counts needs a key all the time and foreign
 * keys share indexes, so that their changes have to be one statement
 * @param columnDrop what becomes of an index when one of its columns is dropped
 * @param enumValues whether an enum type gets another value in place, without the tables
 * that have it being written anew
 * @author The Migration Authors
 * @since 0.1.0
 */
public record Capabilities(boolean transactionalDdl, NameLimit identifierLimit, boolean comments,
		boolean expressionIndexes, boolean sequences, boolean enumTypes, boolean schemas, boolean namedPrimaryKeys,
		boolean rigidForeignKeys, boolean jointChanges, ColumnDrop columnDrop, boolean enumValues) {

	/**
	 * Create capabilities of a database with sequences, enum types, schemas and names of
	 * primary keys.
	 * @param transactionalDdl whether a rollback takes DDL back
	 * @param maximumIdentifierBytes the longest identifier, in bytes
	 * @param comments whether tables and columns carry comments
	 * @param expressionIndexes whether an index may hold expressions
	 */
	public Capabilities(boolean transactionalDdl, int maximumIdentifierBytes, boolean comments,
			boolean expressionIndexes) {
		this(transactionalDdl, NameLimit.ofBytes(maximumIdentifierBytes), comments, expressionIndexes, true, true, true,
				true, false, false, ColumnDrop.DROPS_INDEX, true);
	}

	/**
	 * Return the capabilities of a database that can do everything.
	 * @param identifierLimit how long identifiers may be
	 * @return the capabilities, from which to take away
	 */
	public static Capabilities all(NameLimit identifierLimit) {
		return new Capabilities(true, identifierLimit, true, true, true, true, true, true, false, false,
				ColumnDrop.DROPS_INDEX, true);
	}

	/**
	 * Return capabilities with or without DDL that a rollback takes back.
	 * @param supported whether a rollback takes DDL back
	 * @return the changed capabilities
	 */
	public Capabilities withTransactionalDdl(boolean supported) {
		return new Capabilities(supported, this.identifierLimit, this.comments, this.expressionIndexes, this.sequences,
				this.enumTypes, this.schemas, this.namedPrimaryKeys, this.rigidForeignKeys, this.jointChanges,
				this.columnDrop, this.enumValues);
	}

	/**
	 * Return capabilities with or without comments.
	 * @param supported whether tables and columns carry comments
	 * @return the changed capabilities
	 */
	public Capabilities withComments(boolean supported) {
		return new Capabilities(this.transactionalDdl, this.identifierLimit, supported, this.expressionIndexes,
				this.sequences, this.enumTypes, this.schemas, this.namedPrimaryKeys, this.rigidForeignKeys,
				this.jointChanges, this.columnDrop, this.enumValues);
	}

	/**
	 * Return capabilities with or without indexes of expressions.
	 * @param supported whether an index may hold expressions
	 * @return the changed capabilities
	 */
	public Capabilities withExpressionIndexes(boolean supported) {
		return new Capabilities(this.transactionalDdl, this.identifierLimit, this.comments, supported, this.sequences,
				this.enumTypes, this.schemas, this.namedPrimaryKeys, this.rigidForeignKeys, this.jointChanges,
				this.columnDrop, this.enumValues);
	}

	/**
	 * Return capabilities with or without sequences.
	 * @param supported whether there are sequences
	 * @return the changed capabilities
	 */
	public Capabilities withSequences(boolean supported) {
		return new Capabilities(this.transactionalDdl, this.identifierLimit, this.comments, this.expressionIndexes,
				supported, this.enumTypes, this.schemas, this.namedPrimaryKeys, this.rigidForeignKeys,
				this.jointChanges, this.columnDrop, this.enumValues);
	}

	/**
	 * Return capabilities with or without enum types.
	 * @param supported whether an enum is a type of its own, with a name
	 * @return the changed capabilities
	 */
	public Capabilities withEnumTypes(boolean supported) {
		return new Capabilities(this.transactionalDdl, this.identifierLimit, this.comments, this.expressionIndexes,
				this.sequences, supported, this.schemas, this.namedPrimaryKeys, this.rigidForeignKeys,
				this.jointChanges, this.columnDrop, this.enumValues);
	}

	/**
	 * Return capabilities with or without schemas.
	 * @param supported whether a database holds several schemas
	 * @return the changed capabilities
	 */
	public Capabilities withSchemas(boolean supported) {
		return new Capabilities(this.transactionalDdl, this.identifierLimit, this.comments, this.expressionIndexes,
				this.sequences, this.enumTypes, supported, this.namedPrimaryKeys, this.rigidForeignKeys,
				this.jointChanges, this.columnDrop, this.enumValues);
	}

	/**
	 * Return capabilities with or without names of primary keys.
	 * @param supported whether a primary key keeps the name that it was given
	 * @return the changed capabilities
	 */
	public Capabilities withNamedPrimaryKeys(boolean supported) {
		return new Capabilities(this.transactionalDdl, this.identifierLimit, this.comments, this.expressionIndexes,
				this.sequences, this.enumTypes, this.schemas, supported, this.rigidForeignKeys, this.jointChanges,
				this.columnDrop, this.enumValues);
	}

	/**
	 * Return capabilities with or without foreign keys that hold on to what they need.
	 * @param rigid whether a foreign key keeps its columns and an index as they are
	 * @return the changed capabilities
	 */
	public Capabilities withRigidForeignKeys(boolean rigid) {
		return new Capabilities(this.transactionalDdl, this.identifierLimit, this.comments, this.expressionIndexes,
				this.sequences, this.enumTypes, this.schemas, this.namedPrimaryKeys, rigid, this.jointChanges,
				this.columnDrop, this.enumValues);
	}

	/**
	 * Return capabilities with or without changes that have to be one statement.
	 * @param joint whether columns that count need a key and foreign keys share indexes
	 * @return the changed capabilities
	 */
	public Capabilities withJointChanges(boolean joint) {
		return new Capabilities(this.transactionalDdl, this.identifierLimit, this.comments, this.expressionIndexes,
				this.sequences, this.enumTypes, this.schemas, this.namedPrimaryKeys, this.rigidForeignKeys, joint,
				this.columnDrop, this.enumValues);
	}

	/**
	 * Return capabilities with another fate of the indexes of dropped columns.
	 * @param other what becomes of an index when one of its columns is dropped
	 * @return the changed capabilities
	 */
	public Capabilities withColumnDrop(ColumnDrop other) {
		return new Capabilities(this.transactionalDdl, this.identifierLimit, this.comments, this.expressionIndexes,
				this.sequences, this.enumTypes, this.schemas, this.namedPrimaryKeys, this.rigidForeignKeys,
				this.jointChanges, other, this.enumValues);
	}

	/**
	 * Return capabilities with or without enum types that get values in place.
	 * @param supported whether an enum type gets another value in place
	 * @return the changed capabilities
	 */
	public Capabilities withEnumValues(boolean supported) {
		return new Capabilities(this.transactionalDdl, this.identifierLimit, this.comments, this.expressionIndexes,
				this.sequences, this.enumTypes, this.schemas, this.namedPrimaryKeys, this.rigidForeignKeys,
				this.jointChanges, this.columnDrop, supported);
	}

}
