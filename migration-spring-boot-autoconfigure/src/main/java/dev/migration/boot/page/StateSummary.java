package dev.migration.boot.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.migration.command.MigrationState;
import dev.migration.command.MigrationStatus;
import dev.migration.command.RevisionEntry;
import dev.migration.revision.Direction;
import dev.migration.revision.RevisionNode;
import dev.migration.runtime.HistoryEntry;
import dev.migration.runtime.HistoryEvent;
import org.jspecify.annotations.Nullable;

/**
 * What is the matter with a database, and what to do about it.
 *
 * @param state its state
 * @param title the answer in a few words
 * @param detail the sentence after it
 * @param error what the database said, or {@code null} if nothing is wrong
 * @param run the run that led there, or {@code null} if it is of no interest
 * @param advice what to do, or {@code null} if there is nothing to do
 * @param commands what to type, the first of which is the usual one
 */
record StateSummary(MigrationState state, String title, String detail, @Nullable String error,
		@Nullable HistoryEntry run, @Nullable String advice, List<String> commands) {

	StateSummary {
		commands = List.copyOf(commands);
	}

	static StateSummary of(PageDatabase database, boolean several) {
		return new Author(database.status(),
				new CommandLine((several || !database.name().equals("default")) ? database.name() : null))
			.summary();
	}

	/**
	 * Finds the words.
	 */
	private static final class Author {

		private static final int MOST_NAMED = 4;

		private final MigrationStatus status;

		private final CommandLine command;

		Author(MigrationStatus status, CommandLine command) {
			this.status = status;
			this.command = command;
		}

		StateSummary summary() {
			return switch (this.status.state()) {
				case UP_TO_DATE -> upToDate();
				case PENDING -> pending();
				case RUNNING -> running();
				case FAILED -> failed();
				case UNKNOWN_REVISION -> unknown();
				case UNREACHABLE -> unreachable();
			};
		}

		private StateSummary upToDate() {
			int total = this.status.revisions().size();
			if (total == 0) {
				return summary("No revisions yet", "The application has no revision to apply.",
						"Write the first one from the entities:",
						this.command.of("revision --autogenerate -m \"initial\""));
			}
			String all = (total == 1) ? "The only revision is applied." : "All " + count(total) + " are applied.";
			List<String> edited = edited();
			if (edited.isEmpty()) {
				return summary("Up to date", at() + " " + all, null);
			}
			return summary(
					"Up to date, but "
							+ ((edited.size() == 1) ? "a script was edited" : edited.size() + " scripts were edited"),
					at() + " " + all + " Since then the script of " + quoted(edited) + " was edited.",
					"Compare what was applied with what the scripts say now, then undo the edit, or accept it:",
					this.command.of("check"), this.command.of("repair"));
		}

		private StateSummary pending() {
			int count = this.status.pending().size();
			String next = this.status.current().isEmpty() ? "Nothing is applied yet. First is " : at() + " Next is ";
			return summary(count(count) + " pending", next + described(this.status.pending().get(0)) + ".",
					(count == 1) ? "Apply it:" : "Apply them:", this.command.of("upgrade heads"));
		}

		private StateSummary running() {
			int total = this.status.revisions().size();
			int left = this.status.pending().size();
			return summary("Migrating now",
					"Revision %d of %d: %s.".formatted(total - left + 1, total,
							described(this.status.pending().get(0))),
					"An instance of the application is at it. Wait until it is done.");
		}

		private StateSummary failed() {
			HistoryEntry failure = this.status.history()
				.stream()
				.filter((entry) -> entry.event() == HistoryEvent.FAILED)
				.findFirst()
				.orElse(null);
			if (failure == null) {
				return summary("The last run failed", left(), "Mend what its log says, then go on:",
						this.command.of("upgrade heads"));
			}
			boolean down = failure.direction() == Direction.DOWNGRADE;
			String title = down ? "Taking back '%s' failed" : "Revision '%s' failed";
			List<String> commands = new ArrayList<>();
			if (!down) {
				commands.add(this.command.of("upgrade heads"));
			}
			else if (failure.downRevisions().size() <= 1) {
				commands.add(this.command.of("downgrade "
						+ CommandLine.quoted(failure.downRevisions().stream().findFirst().orElse("base"))));
			}
			return new StateSummary(MigrationState.FAILED, title.formatted(failure.revision()), left(), failure.error(),
					failure, "Mend what the error names, then " + (down ? "take it back again:" : "go on:"), commands);
		}

		private String left() {
			int count = this.status.pending().size();
			return at() + ((count > 0) ? " " + count(count) + " pending." : "");
		}

		private StateSummary unknown() {
			List<String> unknown = this.status.unknown();
			UnknownRevisions known = UnknownRevisions.of(this.status);
			HistoryEntry run = known.run(unknown.get(0)).orElse(null);
			String detail = "It is at " + quoted(unknown) + ", which this application does not have." + own(known);
			if (run == null) {
				return new StateSummary(MigrationState.UNKNOWN_REVISION, "Ahead of this application", detail, null,
						null,
						"Deploy the version that has it, or add the folder of its script to"
								+ " 'migration.locations'. If nobody has it any more, say where the database really is:",
						List.of(this.command.of("stamp --purge heads")));
			}
			String version = run.applicationVersion();
			String advice = "Deploy " + ((version != null) ? "version " + version : "the version that has it")
					+ " again.";
			Optional<String> back = known.knownBelow();
			return new StateSummary(MigrationState.UNKNOWN_REVISION, "Ahead of this application", detail, null, run,
					advice + (back.isPresent() ? " Or go back for good, with that version's own command:" : ""),
					back.map((id) -> List.of(this.command.of("downgrade " + CommandLine.quoted(id))))
						.orElse(List.of()));
		}

		private String own(UnknownRevisions known) {
			if (!known.isExplained()) {
				return " Nobody knows which of its own are applied.";
			}
			int count = (int) this.status.revisions().stream().filter((entry) -> !known.isApplied(entry)).count();
			return (count == 0) ? " All of its own are applied."
					: " " + count(count) + " of its own " + ((count == 1) ? "is" : "are") + " not applied.";
		}

		private StateSummary unreachable() {
			return new StateSummary(MigrationState.UNREACHABLE, "Cannot be reached",
					"The application has " + count(this.status.revisions().size())
							+ "; nobody knows which of them are applied.",
					this.status.error(), null,
					"Check that the database runs, and the address, user and password it is reached with. Then look again:",
					List.of(this.command.of("current")));
		}

		private StateSummary summary(String title, String detail, @Nullable String advice, String... commands) {
			return new StateSummary(this.status.state(), title, detail, null, null, advice, List.of(commands));
		}

		private String at() {
			List<String> rows = this.status.current();
			if (rows.isEmpty()) {
				return "Nothing is applied.";
			}
			return "At " + ((rows.size() <= 2) ? rows.stream().map(this::described).collect(Collectors.joining(" and "))
					: quoted(rows)) + ".";
		}

		private String described(String id) {
			return this.status.revisions()
				.stream()
				.map(RevisionEntry::revision)
				.filter((revision) -> revision.id().equals(id))
				.findFirst()
				.map((revision) -> "'" + id + "'" + message(revision))
				.orElse("'" + id + "'");
		}

		private static String message(RevisionNode revision) {
			String line = revision.message().strip().lines().findFirst().orElse("");
			return line.isEmpty() ? "" : " (" + line + ")";
		}

		private List<String> edited() {
			return this.status.revisions()
				.stream()
				.filter(RevisionEntry::edited)
				.map((entry) -> entry.revision().id())
				.toList();
		}

		private static String quoted(List<String> ids) {
			int more = ids.size() - MOST_NAMED;
			return "'" + String.join("', '", ids.subList(0, Math.min(ids.size(), MOST_NAMED))) + "'"
					+ ((more > 0) ? " and " + more + " more" : "");
		}

		private static String count(int revisions) {
			return (revisions == 1) ? "1 revision" : revisions + " revisions";
		}

	}

}
