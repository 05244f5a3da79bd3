package dev.migration.boot.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.migration.MigrationException;
import dev.migration.command.RevisionRequest;
import dev.migration.command.RevisionRequest.Source;
import dev.migration.revision.RevisionTarget;

/**
 * The way on when a new revision could follow several heads.
 */
final class SeveralHeads {

	private final List<RevisionTarget> heads;

	private final List<String> words;

	private final String message;

	/**
	 * Create the situation.
	 * @param heads the heads
	 * @param words the words of the command that met them
	 * @param message what the new revision was to do
	 */
	SeveralHeads(List<String> heads, List<String> words, String message) {
		this.heads = heads.stream().map(RevisionTarget::revision).toList();
		this.words = words;
		this.message = message;
	}

	/**
	 * Offer to merge the heads.
	 * @param database the database whose history it is
	 * @param format how the result is told
	 * @param out asks and takes the result
	 * @return the exit code
	 * @throws MigrationException if nobody says yes
	 */
	int merge(CommandDatabase database, ListingFormat format, CommandOutput out) {
		String present = "Multiple heads are present: " + ids();
		if (!out.confirm(present + ".", "Merge them now?")) {
			throw new MigrationException(present + "; please specify the head revision on which the new revision should"
					+ " be based, or perform a merge:\n" + waysOut(database));
		}
		RevisionRequest request = new RevisionRequest(MergeCommand.message(this.heads), Source.EMPTY, this.heads, false,
				List.of(), List.of(), null, null);
		int code = WrittenFile.print(database.migrations().revision(request, database.authoring(Source.EMPTY)),
				database, format, out);
		out.warn("Build the application, so that it knows the merge, and repeat the command to write '%s'."
			.formatted(this.message));
		return code;
	}

	private String ids() {
		return this.heads.stream().map((head) -> "'" + head + "'").collect(Collectors.joining(", "));
	}

	private String waysOut(CommandDatabase database) {
		List<String> lines = new ArrayList<>();
		this.heads.forEach((head) -> lines.add("  migrate " + ShellWords.join(this.words) + " --head " + head));
		List<String> merge = new ArrayList<>(List.of("merge", "heads", "-m", MergeCommand.message(this.heads)));
		merge.addAll(database.nameOption());
		lines.add("  migrate " + ShellWords.join(merge));
		return String.join("\n", lines);
	}

}
