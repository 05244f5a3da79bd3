package dev.migration.autogenerate;

import java.util.List;
import java.util.Objects;

import dev.migration.MigrationException;
import dev.migration.operation.Operation;

/**
 * Rewriters, one after the other. Whatever one of them does wrong is said with its name.
 *
 * @param rewriters the rewriters in order
 */
record OperationRewriters(List<OperationRewriter> rewriters) {

	OperationRewriters {
		rewriters = List.copyOf(rewriters);
	}

	List<Operation> rewrite(List<Operation> operations, ProposalContext context) {
		List<Operation> current = operations;
		for (OperationRewriter rewriter : this.rewriters) {
			current = rewrite(rewriter, current, context);
		}
		return current;
	}

	private static List<Operation> rewrite(OperationRewriter rewriter, List<Operation> operations,
			ProposalContext context) {
		List<Operation> rewritten;
		try {
			rewritten = rewriter.rewrite(operations, context);
		}
		catch (MigrationException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new MigrationException(
					"Operation rewriter " + name(rewriter) + " failed: " + ex + "; mend it or leave the bean out.", ex);
		}
		if (rewritten == null || rewritten.stream().anyMatch(Objects::isNull)) {
			throw new MigrationException("Operation rewriter " + name(rewriter)
					+ " returned null; let it return the operations, or an empty list for none.");
		}
		return rewritten;
	}

	private static String name(OperationRewriter rewriter) {
		return "'" + rewriter.getClass().getName() + "'";
	}

}
