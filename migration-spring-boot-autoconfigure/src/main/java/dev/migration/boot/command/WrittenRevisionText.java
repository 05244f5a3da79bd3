package dev.migration.boot.command;

import dev.migration.command.WrittenRevision;

/**
 * Tells what writing a revision came to.
 */
final class WrittenRevisionText {

	private WrittenRevisionText() {
	}

	static void print(WrittenRevision written, CommandOutput out) {
		ComparisonLog.differences(written.differences());
		ComparisonLog.notes(written.notes());
		ComparisonLog.unmanaged(written.unmanaged());
		if (written.file() == null) {
			out.line("No new upgrade operations detected.");
		}
		else {
			out.line("Generating " + written.file().toAbsolutePath().normalize() + " ...  done");
		}
	}

}
