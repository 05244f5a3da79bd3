package dev.migration.autogenerate;

import java.util.List;
import java.util.regex.Pattern;

import dev.migration.diff.Rename;
import dev.migration.diff.Rename.Kind;
import dev.migration.diff.RenameCandidate;
import dev.migration.operation.AlterTable;
import dev.migration.operation.DropColumn;
import dev.migration.operation.DropSequence;
import dev.migration.operation.DropTable;
import dev.migration.operation.Operation;

/**
 * Marks the drops of what may have been renamed, so that nobody applies one without
 * having thought of it.
 *
 * @param candidates what may have been renamed
 */
record RenameNotes(List<RenameCandidate> candidates) {

	private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_.=-]+");

	RenameNotes {
		candidates = List.copyOf(candidates);
	}

	/**
	 * Return what has to be said about an operation.
	 * @param operation the operation
	 * @return a note for each thing that it drops and that may have been renamed
	 */
	List<String> on(Operation operation) {
		return this.candidates.stream()
			.filter((candidate) -> isDropOf(candidate.rename(), operation))
			.map(RenameNotes::note)
			.toList();
	}

	private static boolean isDropOf(Rename rename, Operation operation) {
		if (operation instanceof AlterTable batch) {
			return batch.changes().stream().anyMatch((change) -> isDropOf(rename, change));
		}
		if (operation instanceof DropColumn drop) {
			return rename.kind() == Kind.COLUMN && drop.table().equals(rename.table())
					&& drop.column().equals(rename.from());
		}
		if (operation instanceof DropTable drop) {
			return rename.kind() == Kind.TABLE && drop.table().equals(rename.qualifiedFrom());
		}
		return operation instanceof DropSequence drop && rename.kind() == Kind.SEQUENCE
				&& drop.sequence().equals(rename.qualifiedFrom());
	}

	private static String note(RenameCandidate candidate) {
		Rename rename = candidate.rename();
		String hint = (rename.kind() != Kind.SEQUENCE)
				? " or '@PreviousName(\"" + escaped(rename.from().text()) + "\")' on the " + mapped(rename.kind()) : "";
		return "Was it renamed? " + candidate.reason() + " To keep what is in it, delete this revision and use "
				+ option(rename.argument()) + hint + ".";
	}

	/**
	 * A shell takes quotes, blanks and dollars out of what is not quoted.
	 */
	private static String option(String argument) {
		return PLAIN.matcher(argument).matches() ? "'--rename " + argument + "'"
				: "--rename '" + argument.replace("'", "'\\''") + "'";
	}

	private static String escaped(String name) {
		return name.replace("\\", "\\\\").replace("\"", "\\\"");
	}

	private static String mapped(Kind kind) {
		return (kind == Kind.TABLE) ? "entity" : "attribute";
	}

}
