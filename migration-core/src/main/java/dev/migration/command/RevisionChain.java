package dev.migration.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

import dev.migration.autogenerate.Comparison;
import dev.migration.autogenerate.ProposedRevision;
import dev.migration.dialect.Dialect;
import dev.migration.revision.RevisionNode;
import dev.migration.scripts.RevisionDraft;

/**
 * The revisions that carry a comparison out, each following the one before. The last has
 * the identifier that was asked for, so that to be at it is to have them all.
 *
 * @param revision what was asked for
 * @param comparison what was found
 */
record RevisionChain(RevisionNode revision, Comparison comparison) {

	private static final int ID_LENGTH = 12;

	List<RevisionDraft> drafts(Supplier<Dialect> dialect) {
		List<ProposedRevision> proposed = proposed(dialect);
		List<RevisionDraft> drafts = new ArrayList<>();
		int position = 0;
		for (int index = 0; index < proposed.size(); index++) {
			boolean last = index == proposed.size() - 1;
			String id = last ? this.revision.id() : newId();
			String part = (proposed.size() > 1) ? " (" + (index + 1) + " of " + proposed.size() + ")" : "";
			List<List<String>> notes = notes(position, proposed.get(index));
			drafts.add(drafts.isEmpty() ? first(id, part, proposed.get(index), notes)
					: next(id, part, proposed.get(index), notes, drafts.get(index - 1)));
			position += proposed.get(index).upgrade().size();
		}
		return drafts;
	}

	private List<ProposedRevision> proposed(Supplier<Dialect> dialect) {
		return this.comparison.upgrade().isEmpty() ? List.of(new ProposedRevision(List.of(), true))
				: ProposedRevision.cut(this.comparison.upgrade(), dialect.get());
	}

	private RevisionDraft first(String id, String part, ProposedRevision proposed, List<List<String>> notes) {
		return draft(id, this.revision.downRevisions(), this.revision.dependsOn(), this.revision.branchLabels(), part,
				proposed, this.comparison.notCompared(), notes);
	}

	private RevisionDraft next(String id, String part, ProposedRevision proposed, List<List<String>> notes,
			RevisionDraft former) {
		return draft(id, List.of(former.id()), List.of(), List.of(), part, proposed, List.of(), notes);
	}

	/**
	 * Return the notes on the operations of a revision.
	 * @param position the place of its first operation among all
	 */
	private List<List<String>> notes(int position, ProposedRevision proposed) {
		List<List<String>> notes = this.comparison.notes();
		return notes.isEmpty() ? List.of() : notes.subList(position, position + proposed.upgrade().size());
	}

	private RevisionDraft draft(String id, List<String> downRevisions, List<String> dependsOn,
			List<String> branchLabels, String part, ProposedRevision proposed, List<String> notes,
			List<List<String>> operationNotes) {
		return new RevisionDraft(id, downRevisions, dependsOn, branchLabels, this.revision.message() + part,
				Objects.requireNonNull(this.revision.createDate()), proposed.transactional(), proposed.upgrade(),
				proposed.downgrade(), notes, operationNotes);
	}

	static String newId() {
		String digits = UUID.randomUUID().toString().replace("-", "");
		return digits.substring(digits.length() - ID_LENGTH);
	}

}
