package dev.migration.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migration.MigrationException;
import dev.migration.testing.Seeds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds for any graph.
 */
@Tag("campaign")
class RevisionMapPropertyTests {

	@Test
	void goesUpDownToBaseAndUpAgainFromAnyRows() {
		forEachGraph((map, random) -> {
			SimulatedDatabase database = wander(map, random);

			database.run(map.upgrade(database.rows(), RevisionTarget.HEADS));
			assertThat(database.rows()).isEqualTo(ids(map.effectiveHeads()));
			while (!database.rows().isEmpty()) {
				String row = any(database.rows().ids(), random);
				List<RevisionStep> steps = map.downgrade(database.rows(), RevisionTarget.parse(row + "-1"));
				assertThat(ran(steps)).isEqualTo(List.of(row));
				database.run(steps);
			}
			assertThat(database.applied()).isEmpty();
			database.run(map.upgrade(database.rows(), RevisionTarget.HEADS));
			assertThat(database.applied()).hasSameSizeAs(map.nodes());
			assertThat(database.rows()).isEqualTo(ids(map.effectiveHeads()));
		});
	}

	@Test
	void upgradeToAnythingCanBeTakenBackToWhereItWas() {
		forEachGraph((map, random) -> {
			SimulatedDatabase database = wander(map, random);
			Heads rows = database.rows();
			Set<String> applied = database.applied();
			String target = any(map.nodes(), random).id();

			database.run(map.upgrade(rows, RevisionTarget.revision(target)));
			assertThat(database.applied()).containsAll(applied).contains(target);
			if (rows.isEmpty()) {
				database.run(map.downgrade(database.rows(), RevisionTarget.BASE));
			}
			while (!database.rows().equals(rows)) {
				String added = any(database.rows().without(rows).ids(), random);
				if (!applied.contains(added)) {
					database.run(map.downgrade(database.rows(), RevisionTarget.parse(added + "-1")));
				}
			}
			assertThat(database.applied()).isEqualTo(applied);
		});
	}

	@Test
	void pendingIsWhatAnUpgradeToHeadsRuns() {
		forEachGraph((map, random) -> {
			Heads rows = wander(map, random).rows();

			assertThat(map.pending(rows).stream().map(RevisionNode::id).toList())
				.isEqualTo(ran(map.upgrade(rows, RevisionTarget.HEADS)));
		});
	}

	@Test
	void downgradeToARevisionKeepsItAndWhatItNeeds() {
		forEachGraph((map, random) -> {
			SimulatedDatabase database = wander(map, random);
			if (database.applied().isEmpty()) {
				return;
			}
			RevisionNode target = map.get(any(List.copyOf(database.applied()), random));

			try {
				database.run(map.downgrade(database.rows(), RevisionTarget.revision(target.id())));
			}
			catch (InvalidDowngradeTargetException ex) {
				assertThat(database.rows().contains(target.id())).isFalse();
			}
			assertThat(database.applied()).contains(target.id());
			assertThat(map.children(target)).extracting(RevisionNode::id).noneMatch(database.applied()::contains);
		});
	}

	@Test
	void downgradeOfABranchKeepsWhatOtherRowsNeed() {
		forEachGraph((map, random) -> {
			SimulatedDatabase database = wander(map, random);
			RevisionNode branch = any(map.nodes(), random);
			String label = branch.branchLabels().isEmpty() ? branch.id() : branch.branchLabels().get(0);
			boolean toBase = random.nextBoolean();
			String target = label + (toBase ? "@base" : "@-" + (1 + random.nextInt(4)));
			Set<String> before = database.applied();
			Heads rows = database.rows();

			try {
				database.run(map.downgrade(rows, RevisionTarget.parse(target)));
			}
			catch (AmbiguousTargetException | WalkedTooFarException ex) {
				assertThat(toBase).isFalse();
				return;
			}

			// Only what is below the branch, what needs it, and nothing that another row
			// needs
			Set<String> below = needed(map, branch.id());
			for (String revision : before) {
				Set<String> needs = needed(map, revision);
				boolean isOther = !below.contains(revision) && !needs.contains(branch.id());
				if (!database.applied().contains(revision)) {
					assertThat(isOther && toBase).isFalse();
				}
				else {
					assertThat(database.applied()).containsAll(needs);
				}
				if (rows.contains(revision) && isOther && !isOnLineage(map, branch.id(), revision)) {
					assertThat(database.applied()).contains(revision);
				}
			}
			if (toBase) {
				assertThat(database.applied()).doesNotContain(branch.id());
			}
		});
	}

	@Test
	void stampLeavesLegalRowsAndLosesNone() {
		forEachGraph((map, random) -> {
			Heads before = wander(map, random).rows();
			Set<String> stamped = new HashSet<>();
			for (int number = 0; number <= random.nextInt(4); number++) {
				stamped.add(any(map.nodes(), random).id());
			}
			List<RevisionTarget> targets = stamped.stream().map(RevisionTarget::revision).toList();

			List<RevisionStep> steps = map.stamp(before, targets);

			Set<String> rows = new TreeSet<>(before.ids());
			for (RevisionStep step : steps) {
				assertThat(step.before().ids()).isEqualTo(List.copyOf(rows));
				SimulatedDatabase.change(rows, step);
				assertThat(step.after().ids()).isEqualTo(List.copyOf(rows));
			}
			for (String row : rows) {
				assertThat(needed(map, row)).filteredOn(rows::contains).containsExactly(row);
			}
			assertThat(rows).allMatch((row) -> stamped.contains(row) || before.contains(row));
			Set<String> implied = rows.stream().flatMap((row) -> needed(map, row).stream()).collect(Collectors.toSet());
			assertThat(implied).containsAll(stamped);
			for (String row : before) {
				boolean isIndependent = stamped.stream()
					.noneMatch((id) -> needed(map, id).contains(row) || needed(map, row).contains(id));
				assertThat(rows.contains(row) || !isIndependent).isTrue();
			}
			map.upgrade(Heads.of(rows), RevisionTarget.HEADS);
		});
	}

	@Test
	void rangeHoldsWhatItsUpperEndNeedsAboveItsLowerEnd() {
		forEachGraph((map, random) -> {
			RevisionNode upper = any(map.nodes(), random);
			List<String> toUpper = listed(map, ":" + upper.id());

			assertThat(toUpper).containsExactlyInAnyOrderElementsOf(needed(map, upper.id())).startsWith(upper.id());
			String lower = any(toUpper, random);
			assertThat(listed(map, lower + ":" + upper.id())).contains(lower)
				.doesNotHaveDuplicates()
				.isSubsetOf(toUpper);
			assertThat(ran(map.upgrade(Heads.none(), RevisionTarget.revision(upper.id()))))
				.containsExactlyInAnyOrderElementsOf(toUpper);
		});
	}

	@Test
	void anyTargetIsPlannedOrRefusedWithAMessage() {
		forEachGraph((map, random) -> {
			SimulatedDatabase database = wander(map, random);
			for (int number = 0; number < 10; number++) {
				RevisionTarget target = anyTarget(map, random);
				try {
					database.run(random.nextBoolean() ? map.upgrade(database.rows(), target)
							: map.downgrade(database.rows(), target));
				}
				catch (MigrationException ex) {
					assertThat(ex.getMessage()).endsWith(".").contains(";");
				}
			}
		});
	}

	@Test
	void anyRangeIsListedOrRefusedWithAMessage() {
		forEachGraph((map, random) -> {
			SimulatedDatabase database = wander(map, random);
			RevisionRange range = new RevisionRange(anyTarget(map, random), anyTarget(map, random));
			try {
				List<String> listed = map.history(range, database.rows()).stream().map(RevisionNode::id).toList();

				assertThat(listed).doesNotHaveDuplicates();
				for (int position = 0; position < listed.size(); position++) {
					RevisionNode revision = map.get(listed.get(position));
					List<String> newer = listed.subList(0, position);
					assertThat(revision.downRevisions()).noneMatch(newer::contains);
					assertThat(revision.dependsOn()).noneMatch(newer::contains);
				}
			}
			catch (MigrationException ex) {
				assertThat(ex.getMessage()).endsWith(".").contains(";");
			}
		});
	}

	@Test
	void historyNamesEachRevisionOnceAndBeforeItsParents() {
		forEachGraph((map, random) -> {
			List<RevisionNode> history = map.history();

			assertThat(history).containsExactlyInAnyOrderElementsOf(map.nodes());
			Set<String> seen = new HashSet<>();
			for (RevisionNode revision : history) {
				assertThat(revision.downRevisions()).noneMatch(seen::contains);
				assertThat(revision.dependsOn()).noneMatch(seen::contains);
				seen.add(revision.id());
			}
			assertThat(history).isEqualTo(new AlembicOrder(map).newestFirst());
		});
	}

	private static List<String> ran(List<RevisionStep> steps) {
		return steps.stream().map((step) -> step.revision().id()).toList();
	}

	private static List<String> listed(RevisionMap map, String range) {
		return map.history(RevisionRange.parse(range), Heads.none()).stream().map(RevisionNode::id).toList();
	}

	/**
	 * A revision and all that it builds or depends on.
	 */
	private static Set<String> needed(RevisionMap map, String id) {
		return reached(map, id, (revision) -> Stream.concat(revision.downRevisions().stream(),
				revision.dependsOn().stream().map((name) -> map.get(name).id())));
	}

	/**
	 * Whether one revision builds on the other, without dependencies.
	 */
	private static boolean isOnLineage(RevisionMap map, String first, String second) {
		return reached(map, first, (revision) -> revision.downRevisions().stream()).contains(second)
				|| reached(map, second, (revision) -> revision.downRevisions().stream()).contains(first);
	}

	private static Set<String> reached(RevisionMap map, String id, Function<RevisionNode, Stream<String>> edges) {
		Set<String> reached = new HashSet<>(List.of(id));
		Deque<String> open = new ArrayDeque<>(reached);
		while (!open.isEmpty()) {
			edges.apply(map.get(open.pop())).filter(reached::add).forEach(open::add);
		}
		return reached;
	}

	private RevisionTarget anyTarget(RevisionMap map, Random random) {
		List<String> symbols = new ArrayList<>(List.of("head", "heads", "base", "current", "gone"));
		map.nodes().forEach((node) -> symbols.add(node.id()));
		map.nodes().forEach((node) -> symbols.addAll(node.branchLabels()));
		String branch = random.nextBoolean() ? any(symbols.subList(5, symbols.size()), random) : null;
		int distance = random.nextBoolean() ? 0 : random.nextInt(9) - 4;
		String symbol = (distance == 0 || random.nextBoolean()) ? any(symbols, random) : null;
		return new RevisionTarget(branch, symbol, distance);
	}

	/**
	 * A database that has seen upgrades and downgrades to random places.
	 */
	private SimulatedDatabase wander(RevisionMap map, Random random) {
		SimulatedDatabase database = new SimulatedDatabase(map);
		for (int number = random.nextInt(5); number > 0; number--) {
			String id = any(map.nodes(), random).id();
			if (database.rows().isEmpty() || random.nextBoolean()) {
				database.run(map.upgrade(database.rows(), RevisionTarget.revision(id)));
			}
			else {
				String target = any(Arrays.asList(id + "@base", any(database.rows().ids(), random) + "-1"), random);
				database.run(map.downgrade(database.rows(), RevisionTarget.parse(target)));
			}
		}
		return database;
	}

	private void forEachGraph(BiConsumer<RevisionMap, Random> property) {
		Seeds.of(20_261_120, 5_000).check((seed) -> {
			Random random = Seeds.random(seed);
			List<RevisionNode> nodes = RandomGraph.of(random);
			try {
				property.accept(RevisionMap.of(nodes), random);
			}
			catch (AssertionError | RuntimeException ex) {
				String graph = nodes.stream()
					.map((node) -> "%s %s %s".formatted(node.id(), node.downRevisions(), node.dependsOn()))
					.collect(Collectors.joining("; "));
				throw new AssertionError("The graph is %s".formatted(graph), ex);
			}
		});
	}

	private static Heads ids(List<RevisionNode> nodes) {
		return Heads.of(nodes.stream().map(RevisionNode::id).toList());
	}

	private static <T> T any(List<T> values, Random random) {
		return values.get(random.nextInt(values.size()));
	}

}
