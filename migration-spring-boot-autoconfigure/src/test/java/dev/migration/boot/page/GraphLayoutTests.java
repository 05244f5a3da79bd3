package dev.migration.boot.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.migration.boot.page.GraphLayout.Edge;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GraphLayout}.
 */
class GraphLayoutTests {

	@Test
	void nothingTakesNoLane() {
		assertThat(GraphLayout.of(List.of())).isEqualTo(new GraphLayout(List.of(), List.of(), 0));
	}

	@Test
	void aLineOfRevisionsIsAStraightLine() {
		GraphLayout layout = layout(new GraphNode("c", "b"), new GraphNode("b", "a"), new GraphNode("a"));

		assertThat(layout.lanes()).containsExactly(0, 0, 0);
		assertThat(layout.edges()).containsExactly(new Edge(0, 0, 0, 1, 0, false), new Edge(1, 0, 0, 2, 0, false));
		assertThat(layout.width()).isEqualTo(1);
	}

	@Test
	void aBranchHasALaneOfItsOwnUntilItsBranchPoint() {
		GraphLayout layout = layout(new GraphNode("d", "b"), new GraphNode("c", "a"), new GraphNode("b", "a"),
				new GraphNode("a"));

		assertThat(layout.lanes()).containsExactly(0, 1, 0, 0);
		assertThat(layout.edges()).containsExactly(new Edge(0, 0, 0, 2, 0, false), new Edge(1, 1, 1, 3, 0, false),
				new Edge(2, 0, 0, 3, 0, false));
	}

	@Test
	void aMergeGoesOnInItsFirstParentAndOpensALaneForTheSecond() {
		GraphLayout layout = layout(new GraphNode("d", "b", "c"), new GraphNode("b", "a"), new GraphNode("c", "a"),
				new GraphNode("a"));

		assertThat(layout.lanes()).containsExactly(0, 0, 1, 0);
		assertThat(layout.edges()).containsExactly(new Edge(0, 0, 0, 1, 0, false), new Edge(0, 0, 1, 2, 1, false),
				new Edge(1, 0, 0, 3, 0, false), new Edge(2, 1, 1, 3, 0, false));
		assertThat(layout.width()).isEqualTo(2);
	}

	@Test
	void aMergeJoinsALineThatIsOnItsWayToItsParent() {
		GraphLayout layout = layout(new GraphNode("e", "c"), new GraphNode("d", "b", "c"), new GraphNode("b", "a"),
				new GraphNode("c", "a"), new GraphNode("a"));

		assertThat(layout.lanes()).containsExactly(0, 1, 1, 0, 0);
		assertThat(layout.edges()).startsWith(new Edge(1, 1, 0, 2, 0, false));
		assertThat(layout.width()).isEqualTo(2);
	}

	@Test
	void aLaneIsUsedAgainOnceItsLineHasEnded() {
		GraphLayout layout = layout(new GraphNode("f", "d", "e"), new GraphNode("e", "d"), new GraphNode("d", "b", "c"),
				new GraphNode("c", "b"), new GraphNode("b"));

		assertThat(layout.lanes()).containsExactly(0, 1, 0, 1, 0);
		assertThat(layout.width()).isEqualTo(2);
	}

	@Test
	void separateHistoriesStandSideBySideOnlyWhereTheyOverlap() {
		assertThat(layout(new GraphNode("b"), new GraphNode("a")).lanes()).containsExactly(0, 0);
		assertThat(layout(new GraphNode("d", "b"), new GraphNode("c", "a"), new GraphNode("b"), new GraphNode("a"))
			.lanes()).containsExactly(0, 1, 0, 1);
	}

	@Test
	void aDependencyBendsToTheBranchThatItMeets() {
		GraphLayout layout = layout(new GraphNode("n2", List.of("n1"), List.of("b")), new GraphNode("c", "b"),
				new GraphNode("b"), new GraphNode("n1"));

		assertThat(layout.lanes()).containsExactly(0, 2, 2, 0);
		assertThat(layout.edges()).containsExactly(new Edge(0, 0, 1, 2, 2, true), new Edge(1, 2, 2, 2, 2, false),
				new Edge(0, 0, 0, 3, 0, false));
	}

	@Test
	void whatIsAParentAndADependencyHasOneLine() {
		GraphLayout layout = layout(new GraphNode("b", List.of("a", "a"), List.of("a")), new GraphNode("a"));

		assertThat(layout.edges()).containsExactly(new Edge(0, 0, 0, 1, 0, false));
	}

	@Test
	void linesThatLeadOutOfTheRowsAreLeftOut() {
		GraphLayout layout = layout(new GraphNode("b", List.of("gone", "a"), List.of("b", "missing")),
				new GraphNode("a", "b"));

		assertThat(layout.lanes()).containsExactly(0, 0);
		assertThat(layout.edges()).containsExactly(new Edge(0, 0, 0, 1, 0, false));
	}

	@Test
	void noLineRunsThroughARevisionAndNoTwoShareAPlace() {
		for (int seed = 1; seed <= 60; seed++) {
			List<GraphNode> nodes = random(seed, 80);

			GraphLayout layout = GraphLayout.of(nodes);

			assertThat(layout.lanes()).as("seed %d", seed)
				.hasSize(nodes.size())
				.allMatch((lane) -> lane < layout.width());
			for (Edge edge : layout.edges()) {
				assertThat(edge.fromLane()).isEqualTo(layout.lanes().get(edge.fromRow()));
				for (int row = edge.fromRow() + 1; row < edge.toRow(); row++) {
					assertThat(layout.lanes().get(row)).as("seed %d, %s in row %d", seed, edge, row)
						.isNotEqualTo(edge.lane());
				}
			}
			assertThat(layout.edges().stream().filter((edge) -> !joins(layout, edge)).flatMap(GraphLayoutTests::places))
				.as("seed %d", seed)
				.doesNotHaveDuplicates();
		}
	}

	@Test
	void fiveThousandRevisionsOnTwoHundredBranchesTakeTwoHundredLanes() {
		List<GraphNode> nodes = new ArrayList<>();
		IntStream.range(0, 4_800).forEach((i) -> nodes.add(new GraphNode("r" + i, "r" + (i + 200))));
		IntStream.range(4_800, 5_000).forEach((i) -> nodes.add(new GraphNode("r" + i, "base")));
		nodes.add(new GraphNode("base"));

		GraphLayout layout = GraphLayout.of(nodes);

		assertThat(layout.width()).isEqualTo(200);
		assertThat(layout.edges()).hasSize(5_000);
		assertThat(layout.lanes()).endsWith(0);
	}

	/** Joined lines share the rest of their way, which the first of them has drawn. */
	private static boolean joins(GraphLayout layout, Edge edge) {
		return edge.toRow() == edge.fromRow() + 1 && edge.lane() == edge.toLane()
				&& layout.lanes().get(edge.toRow()) != edge.toLane();
	}

	private static java.util.stream.Stream<String> places(Edge edge) {
		return IntStream.range(edge.fromRow() + 1, edge.toRow()).mapToObj((row) -> row + "/" + edge.lane());
	}

	private static List<GraphNode> random(int seed, int size) {
		Random random = new Random(seed);
		List<GraphNode> nodes = new ArrayList<>();
		for (int row = 0; row < size; row++) {
			nodes.add(new GraphNode("r" + row, below(random, row, size, 3), below(random, row, size, 2)));
		}
		return nodes;
	}

	private static List<String> below(Random random, int row, int size, int most) {
		return random.ints(random.nextInt(most), row + 1, size + 1)
			.mapToObj((other) -> "r" + other)
			.distinct()
			.collect(Collectors.toList());
	}

	private static GraphLayout layout(GraphNode... newestFirst) {
		return GraphLayout.of(List.of(newestFirst));
	}

}
