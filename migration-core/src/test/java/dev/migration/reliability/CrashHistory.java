package dev.migration.reliability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.migration.revision.Direction;
import dev.migration.revision.RevisionNode;
import dev.migration.runtime.MigrationHistory;
import dev.migration.script.Operations;
import dev.migration.script.RevisionScript;
import dev.migration.scripts.LoadedRevision;
import dev.migration.scripts.ScriptLocations;

/**
 * The history that is crashed: revisions of all kinds, each of which leaves a trace if it
 * does something twice or not at all.
 */
final class CrashHistory {

	private static final Instant CREATED = Instant.parse("2026-11-20T23:29:18Z");

	private final List<LoadedRevision> revisions = new ArrayList<>();

	private final List<Stage> stages = new ArrayList<>();

	CrashHistory() {
	}

	static CrashHistory of(String product) {
		CrashHistory history = new CrashHistory();
		if (product.equals("postgresql")) {
			PostgreSqlRevisions.addTo(history);
		}
		else {
			MariaDbRevisions.addTo(history);
		}
		history.addDowngrades();
		return history;
	}

	/**
	 * Add a revision that follows the one before.
	 */
	void add(String id, Consumer<Operations> upgrade, Consumer<Operations> downgrade) {
		add(id, parent(), List.of(), true, upgrade, downgrade);
	}

	/**
	 * Add a revision that follows the one before and that no transaction holds.
	 */
	void addWithoutTransaction(String id, Consumer<Operations> upgrade, Consumer<Operations> downgrade) {
		add(id, parent(), List.of(), false, upgrade, downgrade);
	}

	void add(String id, List<String> parents, List<String> dependencies, boolean transactional,
			Consumer<Operations> upgrade, Consumer<Operations> downgrade) {
		RevisionNode node = new RevisionNode(id, parents, dependencies, List.of(), "revision " + id, CREATED, "R" + id);
		add(new LoadedRevision(node, transactional, () -> new Script(upgrade, downgrade)));
	}

	/**
	 * Add the SQL files of a folder.
	 * @param folder where they are on the class path
	 */
	void addFiles(String folder) {
		new ScriptLocations(List.of("classpath:dev/migration/reliability/" + folder), getClass().getClassLoader())
			.load()
			.forEach(this::add);
	}

	private void add(LoadedRevision revision) {
		this.revisions.add(revision);
		this.stages.add(new Stage(Direction.UPGRADE, revision.node().id()));
	}

	private List<String> parent() {
		return this.revisions.isEmpty() ? List.of()
				: List.of(this.revisions.get(this.revisions.size() - 1).node().id());
	}

	/**
	 * The way back ends at each revision from which there is only one way on.
	 */
	private void addDowngrades() {
		MigrationHistory history = history();
		List<String> targets = this.revisions.stream()
			.map(LoadedRevision::node)
			.filter((node) -> history.map().children(node).size() == 1 && isOnOnlyWay(history, node))
			.map(RevisionNode::id)
			.toList();
		for (int i = targets.size() - 1; i >= 0; i--) {
			this.stages.add(new Stage(Direction.DOWNGRADE, targets.get(i)));
		}
		this.stages.add(new Stage(Direction.DOWNGRADE, "base"));
	}

	private static boolean isOnOnlyWay(MigrationHistory history, RevisionNode node) {
		return history.map().children(node).stream().allMatch((child) -> child.downRevisions().size() == 1);
	}

	MigrationHistory history() {
		return MigrationHistory.of(this.revisions);
	}

	/**
	 * Return the runs that lead all the way up and down again, a revision at a time.
	 */
	List<Stage> stages() {
		return List.copyOf(this.stages);
	}

	/**
	 * Leave a trace, which nothing removes and nothing keeps from being there twice.
	 */
	static void trace(Operations op, String note) {
		op.execute("INSERT INTO trace (note) VALUES (?)", note);
		op.execute("UPDATE counter SET n = n + 1 WHERE id = 1");
	}

	static Stream<Integer> numbers(int first, int last) {
		return Stream.iterate(first, (number) -> number + 1).limit(last - first + 1);
	}

	/**
	 * A run to one revision.
	 *
	 * @param direction which way
	 * @param target how far
	 */
	record Stage(Direction direction, String target) {

	}

	/**
	 * A script of lambdas.
	 */
	private record Script(Consumer<Operations> up, Consumer<Operations> down) implements RevisionScript {

		@Override
		public void upgrade(Operations op) {
			this.up.accept(op);
		}

		@Override
		public void downgrade(Operations op) {
			this.down.accept(op);
		}

	}

}
