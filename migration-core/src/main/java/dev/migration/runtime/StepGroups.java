package dev.migration.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.migration.revision.RevisionStep;

/**
 * Decides which steps of a plan share a transaction.
 */
final class StepGroups {

	private StepGroups() {
	}

	/**
	 * Group the steps of a plan.
	 * @param steps the plan
	 * @param transactional tells whether a transaction can hold all that a step does
	 * @param mode what shares a transaction
	 * @return the groups, in the order of the plan
	 */
	static List<StepGroup> of(List<RevisionStep> steps, Predicate<RevisionStep> transactional, TransactionMode mode) {
		List<StepGroup> groups = new ArrayList<>();
		List<RevisionStep> open = new ArrayList<>();
		for (RevisionStep step : steps) {
			boolean holds = transactional.test(step);
			if (!holds || mode == TransactionMode.PER_REVISION) {
				close(open, groups);
			}
			if (holds) {
				open.add(step);
			}
			else {
				groups.add(new StepGroup(List.of(step), false));
			}
		}
		close(open, groups);
		return List.copyOf(groups);
	}

	private static void close(List<RevisionStep> open, List<StepGroup> groups) {
		if (!open.isEmpty()) {
			groups.add(new StepGroup(open, true));
			open.clear();
		}
	}

}
