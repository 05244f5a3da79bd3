package dev.migration.autogenerate;

import java.util.HashMap;
import java.util.Map;

import dev.migration.diff.RenameCandidate;

/**
 * Asks about each candidate once, although a comparison begins again when somebody has
 * changed the schema meanwhile.
 */
final class RememberedAnswers implements RenameQuestion {

	private final RenameQuestion question;

	private final Map<RenameCandidate, Boolean> answers = new HashMap<>();

	RememberedAnswers(RenameQuestion question) {
		this.question = question;
	}

	@Override
	public boolean isRenamed(RenameCandidate candidate) {
		return this.answers.computeIfAbsent(candidate, this.question::isRenamed);
	}

}
