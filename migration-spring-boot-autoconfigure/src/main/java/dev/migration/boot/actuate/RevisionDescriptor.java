package dev.migration.boot.actuate;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.migration.command.RevisionEntry;
import dev.migration.command.RevisionEntry.ScriptKind;
import dev.migration.revision.Direction;
import dev.migration.revision.RevisionNode;
import dev.migration.runtime.HistoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * Description of one revision of the graph.
 *
 * @param id the revision
 * @param downRevisions the revisions that it builds on
 * @param dependsOn the revisions or branches of which something must be applied before
 * @param branchLabels its own branch labels and those that it inherits
 * @param message what it is about
 * @param createDate when it was written, or {@code null} if it does not say
 * @param script the file or class that it was read from
 * @param scriptKind what that is written in
 * @param applied whether it is applied
 * @param edited whether its script was edited after it was applied, as far as that shows
 * without running it
 * @param comparable whether it shows without running it that its script was edited or not
 * @param appliedAt when it was applied or stamped, or {@code null} if it is not applied
 * or the history does not tell
 * @param stamped whether it was only stamped, or {@code null} as for {@code appliedAt}
 * @param durationMillis how long that took, or {@code null} as for {@code appliedAt}
 * @param databaseUser who was connected, or {@code null} as for {@code appliedAt}
 * @param host the machine that ran it, or {@code null} as for {@code appliedAt}
 * @param applicationVersion the version of the application that ran it, or {@code null}
 * if unknown
 * @author The Migration Authors
 * @since 0.1.0
 */
@JsonInclude(Include.ALWAYS)
public record RevisionDescriptor(String id, List<String> downRevisions, List<String> dependsOn,
		List<String> branchLabels, String message, @Nullable Instant createDate, String script, ScriptKind scriptKind,
		boolean applied, boolean edited, boolean comparable, @Nullable Instant appliedAt, @Nullable Boolean stamped,
		@Nullable Long durationMillis, @Nullable String databaseUser, @Nullable String host,
		@Nullable String applicationVersion) {

	static RevisionDescriptor of(RevisionEntry entry) {
		RevisionNode revision = entry.revision();
		HistoryEntry run = entry.run();
		return new RevisionDescriptor(revision.id(), revision.downRevisions(), revision.dependsOn(),
				entry.branchLabels(), revision.message(), revision.createDate(), revision.origin(), entry.scriptKind(),
				entry.applied(), entry.edited(), entry.comparable(), (run != null) ? run.startedAt() : null,
				(run != null) ? run.direction() == Direction.STAMP : null, (run != null) ? run.durationMillis() : null,
				(run != null) ? run.databaseUser() : null, (run != null) ? run.host() : null,
				(run != null) ? run.applicationVersion() : null);
	}

}
