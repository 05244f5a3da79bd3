package dev.migration.command;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where a database stands, without the revisions and the history that lead there.
 *
 * @param state where it stands
 * @param current the applied heads
 * @param heads the heads of the graph
 * @param pending the revisions that are not applied, in the order in which they would run
 * @param unknown the applied heads that this application does not have
 * @param error why the state is {@link MigrationState#UNREACHABLE}, otherwise
 * {@code null}
 * @author The Migration Authors
 * @since 0.1.0
 */
public record MigrationPosition(MigrationState state, List<String> current, List<String> heads, List<String> pending,
		List<String> unknown, @Nullable String error) {

	public MigrationPosition {
		current = List.copyOf(current);
		heads = List.copyOf(heads);
		pending = List.copyOf(pending);
		unknown = List.copyOf(unknown);
	}

}
