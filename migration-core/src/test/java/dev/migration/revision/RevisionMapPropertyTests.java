package dev.migration.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

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
				assertThat(steps).extracting((step) -> step.revision().id()).containsExactly(row);
				database.run(steps);
			}
			assertThat(database.applied()).isEmpty();
			database.run(map.upgrade(database.rows(), RevisionTarget.HEADS));
			assertThat(database.applied()).hasSameSizeAs(map.nodes());
		});
	}

	@Test
	void downgradeToARevisionKeepsItAndWhatItNeeds() {
		forEachGraph((map, random) -> {
			SimulatedDatabase database = wander(map, random);
			if (database.applied().isEmpty()) {
				return;
			}
			RevisionNode target = any(List.copyOf(database.applied()), random);

			try {
				database.run(map.downgrade(database.rows(), RevisionTarget.revision(target.id())));
			}
			catch (InvalidDowngradeTargetException ex) {
				assertThat(database.rows().contains(target.id())).isFalse();
			}
			assertThat(database.applied()).contains(target);
			assertThat(map.children(target)).noneMatch(database.applied()::contains);
		});
	}

	@Test
	void downgradeToTheBaseOfABranchKeepsWhatOthersNeed() {
		forEachGraph((map, random) -> {
			SimulatedDatabase database = wander(map, random);
			RevisionNode branch = any(map.nodes(), random);
			Set<RevisionNode> before = database.applied();

			database.run(map.downgrade(database.rows(), RevisionTarget.parse(branch.id() + "@base")));

			Set<RevisionNode> removed = new HashSet<>(before);
			removed.removeAll(database.applied());
			assertThat(database.applied()).doesNotContain(branch);
			List<RevisionNode> below = map.history(RevisionRange.parse(":" + branch.id()), Heads.none());
			assertThat(removed).allMatch((revision) -> below.contains(revision)
					|| map.history(RevisionRange.parse(":" + revision.id()), Heads.none()).contains(branch));
		});
	}

	@Test
	void stampLeavesRowsFromWhichAnUpgradeWorks() {
		forEachGraph((map, random) -> {
			SimulatedDatabase database = wander(map, random);
			List<RevisionTarget> targets = new ArrayList<>();
			for (int number = 0; number <= random.nextInt(3); number++) {
				targets.add(RevisionTarget.revision(any(map.nodes(), random).id()));
			}

			List<RevisionStep> steps = map.stamp(database.rows(), targets);

			Set<String> rows = new HashSet<>(database.rows().ids());
			for (RevisionStep step : steps) {
				assertThat(step.before().ids()).containsExactlyInAnyOrderElementsOf(rows);
				for (VersionRowChange change : step.rowChanges()) {
					change.removed().ifPresent((id) -> assertThat(rows.remove(id)).isTrue());
					change.added().ifPresent((id) -> assertThat(rows.add(id)).isTrue());
				}
				assertThat(step.after().ids()).containsExactlyInAnyOrderElementsOf(rows);
			}
			assertThat(map.applied(Heads.of(rows)))
				.containsAll(targets.stream().map((target) -> map.get(target.toString())).toList());
			map.upgrade(Heads.of(rows), RevisionTarget.HEADS);
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
		Seeds.of(20_261_120, 2_000).check((seed) -> {
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
