package dev.migration.boot.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import dev.migration.command.MigrationState;
import dev.migration.command.MigrationStatus;
import dev.migration.command.RevisionEntry;
import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionMap;
import dev.migration.revision.RevisionNode;
import dev.migration.runtime.HistoryEntry;
import dev.migration.runtime.HistoryEvent;
import org.jspecify.annotations.Nullable;

/**
 * Statuses as {@link dev.migration.command.Migrations#status()} gives them, without a
 * database.
 */
final class ExampleStatus {

	private final List<RevisionNode> nodes = new ArrayList<>();

	private final List<HistoryEntry> history = new ArrayList<>();

	private List<String> rows = List.of();

	private Set<String> edited = Set.of();

	private Instant clock = Instant.parse("2026-11-02T09:14:07Z");

	private String version = "1.0.0";

	private String host = "bookshop-6c9d-7xkq2";

	/**
	 * Declare a revision, after those that it builds on.
	 */
	ExampleStatus revision(String id, String message, String... parents) {
		return revision(id, message, List.of(parents), List.of(), List.of());
	}

	ExampleStatus revision(String id, String message, List<String> parents, List<String> dependencies,
			List<String> labels) {
		this.nodes.add(new RevisionNode(id, parents, dependencies, labels, message,
				Instant.parse("2026-11-01T08:00:00Z"), "db/revision/R" + id + ".java"));
		return this;
	}

	List<RevisionNode> nodes() {
		return this.nodes;
	}

	ExampleStatus version(String name, String runner) {
		this.version = name;
		this.host = runner;
		this.clock = this.clock.plusSeconds(261_437);
		return this;
	}

	ExampleStatus at(String... ids) {
		this.rows = List.of(ids);
		return this;
	}

	ExampleStatus edited(String... ids) {
		this.edited = Set.of(ids);
		return this;
	}

	ExampleStatus ran(String... ids) {
		Arrays.stream(ids)
			.forEach((id) -> ran(id, Direction.UPGRADE, HistoryEvent.APPLIED, 4 + id.hashCode() % 97, null));
		return this;
	}

	ExampleStatus ran(String id, Direction direction, HistoryEvent event, long millis, @Nullable String error) {
		RevisionNode node = this.nodes.stream().filter((one) -> one.id().equals(id)).findFirst().orElse(null);
		return ran(id, (node != null) ? node.message() : null, (node != null) ? node.downRevisions() : List.of(),
				direction, event, millis, error);
	}

	ExampleStatus ran(String id, @Nullable String message, List<String> parents, Direction direction,
			HistoryEvent event, long millis, @Nullable String error) {
		this.clock = this.clock.plusMillis(Math.abs(millis) + 412);
		this.history.add(0,
				new HistoryEntry(this.history.size() + 1, id, parents, direction, event, message, this.clock,
						Math.abs(millis), "bookshop_owner", this.host, this.version, error, true, null, null, null));
		return this;
	}

	private @Nullable HistoryEntry run(String id) {
		return this.history.stream()
			.filter((entry) -> entry.revision().equals(id) && entry.direction() == Direction.UPGRADE
					&& entry.event() == HistoryEvent.APPLIED)
			.findFirst()
			.orElse(null);
	}

	PageDatabase database(String context, String name, MigrationState state) {
		return new PageDatabase(context, name, status(state, null));
	}

	MigrationStatus status(MigrationState state, @Nullable String error) {
		RevisionMap map = RevisionMap.of(this.nodes);
		Heads heads = Heads.of(this.rows);
		Set<RevisionNode> applied = map.applied(heads);
		List<RevisionEntry> entries = map.history()
			.stream()
			.map((node) -> new RevisionEntry(node, map.branchLabels(node), map.isEffectiveHead(node),
					map.isHead(node) && !map.isEffectiveHead(node), map.isBranchPoint(node), node.isMergePoint(),
					heads.contains(node.id()), applied.contains(node), this.edited.contains(node.id()), true,
					applied.contains(node) ? run(node.id()) : null))
			.toList();
		boolean asked = error == null;
		return new MigrationStatus(state, asked ? heads.ids() : List.of(),
				map.effectiveHeads().stream().map(RevisionNode::id).toList(),
				asked ? map.pending(heads).stream().map(RevisionNode::id).toList() : List.of(),
				asked ? map.unknown(heads) : List.of(), entries, this.history, error);
	}

}
