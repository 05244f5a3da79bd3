package dev.migration.runtime;

import java.util.List;

import dev.migration.revision.RevisionStep;

import org.springframework.util.Assert;

/**
 * The steps that are committed together.
 *
 * @param steps the steps in order, at least one
 * @param transactional whether a transaction holds all that they do; if not, it is a
 * single step
 */
record StepGroup(List<RevisionStep> steps, boolean transactional) {

	StepGroup {
		steps = List.copyOf(steps);
		Assert.isTrue(transactional ? !steps.isEmpty() : steps.size() == 1,
				"'steps' must not be empty, and a single one without a transaction");
	}

}
