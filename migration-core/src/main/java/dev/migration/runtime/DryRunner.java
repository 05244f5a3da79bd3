package dev.migration.runtime;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

import dev.migration.revision.RevisionStep;

/**
 * Tries steps out in one transaction, with the state tables, and takes all of it back.
 */
final class DryRunner {

	private final StepContext context;

	private final TransactionalGroup group;

	/**
	 * Create a runner.
	 * @param context what the steps have to do with
	 * @param announcement called with each step before it is tried
	 */
	DryRunner(StepContext context, Consumer<RevisionStep> announcement) {
		this.context = context;
		this.group = new TransactionalGroup(context, announcement);
	}

	/**
	 * Try out steps, as far as a transaction can hold them.
	 * @param steps the steps in order, at least one
	 * @param tables the state tables, which may be missing
	 * @return what ran
	 * @throws RevisionFailedException if one of them failed
	 */
	DryRun run(List<RevisionStep> steps, StateTables tables) {
		List<RevisionStep> held = steps.stream().takeWhile(this.context::isTransactional).toList();
		DryRun.Stop stop = (held.size() < steps.size()) ? DryRun.Stop.autocommit(steps.get(held.size()).revision())
				: null;
		if (held.isEmpty()) {
			return new DryRun(List.of(), stop);
		}
		try {
			return new DryRun(this.group.tryOut(held, tables), stop);
		}
		catch (RevisionFailedException ex) {
			Predicate<RevisionStep> failed = (step) -> step.revision().id().equals(ex.revision());
			List<RevisionStep> before = held.stream().takeWhile(failed.negate()).toList();
			if (before.isEmpty() || !ex.isAboutNewEnumValue()) {
				throw ex;
			}
			// What the transaction has done is gone with the failure
			return new DryRun(this.group.tryOut(before, tables),
					DryRun.Stop.enumValue(held.get(before.size()).revision()));
		}
	}

}
