package dev.migration.boot.actuate;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.migration.command.MigrationState;
import dev.migration.command.MigrationStatus;
import org.jspecify.annotations.Nullable;

/**
 * Description of one migrated database.
 *
 * @param state where it stands
 * @param error why the state is {@link MigrationState#UNREACHABLE}, otherwise
 * {@code null}
 * @param current the applied heads
 * @param heads the heads of the graph
 * @param pending the revisions that are not applied, in the order in which they would run
 * @param unknown the applied heads that this application does not have
 * @param revisionsTotal how many revisions there are of those that were asked for
 * @param revisions the revisions, newest first
 * @param historyTotal how many runs there are of those that were asked for
 * @param history what was carried out, stamped or failed, newest first
 * @author The Migration Authors
 * @since 0.1.0
 */
@JsonInclude(Include.ALWAYS)
public record DatabaseDescriptor(MigrationState state, @Nullable String error, List<String> current, List<String> heads,
		List<String> pending, List<String> unknown, int revisionsTotal, List<RevisionDescriptor> revisions,
		long historyTotal, List<HistoryDescriptor> history) {

	static DatabaseDescriptor of(MigrationStatus status, MigrationsQuery query) {
		List<RevisionDescriptor> revisions = status.revisions()
			.stream()
			.filter(query::includes)
			.map(RevisionDescriptor::of)
			.toList();
		return new DatabaseDescriptor(status.state(), status.error(), status.current(), status.heads(),
				status.pending(), status.unknown(), revisions.size(), query.page(revisions), status.historyTotal(),
				status.history().stream().map(HistoryDescriptor::of).toList());
	}

}
