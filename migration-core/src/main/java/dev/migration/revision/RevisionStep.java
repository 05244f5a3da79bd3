package dev.migration.revision;

import java.util.List;
import java.util.Locale;

/**
 * Step of a plan: one revision that runs (or is stamped) and what happens to the version
 * rows with it.
 *
 * @param revision the revision that runs; of a stamp the one that is stamped, or the one
 * whose row is removed if there is none
 * @param direction which of its scripts runs
 * @param rowChanges the changes of the version table in this order
 * @param before the rows before the step
 * @param after the rows after the step
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RevisionStep(RevisionNode revision, Direction direction, List<VersionRowChange> rowChanges, Heads before,
		Heads after) {

	public RevisionStep {
		rowChanges = List.copyOf(rowChanges);
	}

	/**
	 * Return where the step comes from, without dependencies.
	 * @return revision ids, none if it starts at base
	 */
	public List<String> fromRevisions() {
		return switch (this.direction) {
			case UPGRADE -> this.revision.downRevisions();
			case DOWNGRADE -> List.of(this.revision.id());
			case STAMP -> this.rowChanges.stream().flatMap((change) -> change.removed().stream()).toList();
		};
	}

	/**
	 * Return where the step leads to, without dependencies.
	 * @return revision ids, none if it ends at base
	 */
	public List<String> toRevisions() {
		return switch (this.direction) {
			case UPGRADE -> List.of(this.revision.id());
			case DOWNGRADE -> this.revision.downRevisions();
			case STAMP -> this.rowChanges.stream().flatMap((change) -> change.added().stream()).toList();
		};
	}

	/**
	 * Return the step in one line, such as {@code upgrade a1, b2 -> c3, add account}.
	 * @return the description
	 */
	public String description() {
		String description = "%s %s -> %s".formatted(this.direction.name().toLowerCase(Locale.ROOT),
				String.join(", ", fromRevisions()), String.join(", ", toRevisions()));
		boolean hasMessage = this.direction != Direction.STAMP && !this.revision.message().isBlank();
		return hasMessage ? description + ", " + this.revision.message().replaceAll("\\R|\\p{Cc}", " ") : description;
	}

}
