package dev.migration.autogenerate;

import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.operation.Operation;

/**
 * Changes what autogenerate proposes, before it is written: Alembic's
 * {@code process_revision_directives}. The downgrade is derived from the result.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@FunctionalInterface
public interface OperationRewriter {

	/**
	 * Rewrite the proposed operations.
	 * @param operations the operations of the upgrade, in order
	 * @return the operations to propose instead
	 */
	List<Operation> rewrite(List<Operation> operations);

	/**
	 * Rewrite the proposed operations for a database. To be overridden by what depends on
	 * its language.
	 * @param operations the operations of the upgrade, in order
	 * @param dialect the language of the database
	 * @return the operations to propose instead
	 */
	default List<Operation> rewrite(List<Operation> operations, Dialect dialect) {
		return rewrite(operations);
	}

	/**
	 * Rewrite the proposed operations for one of several databases. To be overridden by
	 * what is meant for some of them.
	 * @param operations the operations of the upgrade, in order
	 * @param context what they are for
	 * @return the operations to propose instead
	 */
	default List<Operation> rewrite(List<Operation> operations, ProposalContext context) {
		return rewrite(operations, context.dialect());
	}

}
