package dev.migration.boot.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GraphDrawing}.
 */
class GraphDrawingTests {

	@Test
	void aRevisionIsADot() {
		GraphDrawing drawing = drawing(List.of(new GraphNode("a")), RevisionMark.APPLIED);

		assertThat(drawing.width()).isEqualTo(30);
		assertThat(drawing.pieces()).containsExactly("""
				<svg width="30" height="44" aria-hidden="true" focusable="false">\
				<path class="n c0" d="M15 22h0"/></svg>""");
	}

	@Test
	void marksHaveShapesOfTheirOwn() {
		assertThat(shape(RevisionMark.CURRENT))
			.isEqualTo("<path class=\"n c0\" d=\"M15 22h0\"/><circle class=\"here\" cx=\"15\" cy=\"22\" r=\"9\"/>");
		assertThat(shape(RevisionMark.PENDING))
			.isEqualTo("<path class=\"n c0\" d=\"M15 22h0\"/><path class=\"o\" d=\"M15 22h0\"/>");
		assertThat(shape(RevisionMark.UNASKED)).isEqualTo(shape(RevisionMark.PENDING));
		assertThat(shape(RevisionMark.RUNNING)).isEqualTo("<circle class=\"run\" cx=\"15\" cy=\"22\" r=\"6\"/>");
		assertThat(shape(RevisionMark.FAILED)).isEqualTo("<circle class=\"bad\" cx=\"15\" cy=\"22\" r=\"8\"/>"
				+ "<path class=\"x\" d=\"M12 19l6 6m0 -6l-6 6\"/>");
		assertThat(shape(RevisionMark.UNKNOWN)).isEqualTo("<path class=\"odd\" d=\"M15 14l8 8l-8 8l-8 -8z\"/>");
	}

	@Test
	void aBranchTurnsToItsParentInTheLastRow() {
		List<GraphNode> nodes = List.of(new GraphNode("d", "b"), new GraphNode("c", "a"), new GraphNode("b", "a"),
				new GraphNode("a"));

		assertThat(
				drawing(nodes, RevisionMark.PENDING, RevisionMark.APPLIED, RevisionMark.APPLIED, RevisionMark.APPLIED)
					.pieces())
			.containsExactly("""
					<svg width="48" height="176" aria-hidden="true" focusable="false">\
					<path class="e c0" d="M15 110V154"/>\
					<path class="e c0 todo" d="M15 22V110"/>\
					<path class="e c1" d="M33 110C33 132 15 132 15 154M33 66V110"/>\
					<path class="n c0" d="M15 22h0M15 110h0M15 154h0"/>\
					<path class="n c1" d="M33 66h0"/>\
					<path class="o" d="M15 22h0"/></svg>""");
	}

	@Test
	void aDependencyIsDashed() {
		GraphDrawing drawing = drawing(List.of(new GraphNode("b", List.of(), List.of("a")), new GraphNode("a")),
				RevisionMark.PENDING, RevisionMark.PENDING);

		assertThat(drawing.pieces().get(0)).contains("<path class=\"e c0 dep todo\" d=\"M15 22V66\"/>");
	}

	@Test
	void aLineGoesThroughAllPiecesOnItsWay() {
		List<GraphNode> nodes = new ArrayList<>(List.of(new GraphNode("top", "bottom")));
		IntStream.range(0, 120).forEach((number) -> nodes.add(new GraphNode("r" + number)));
		nodes.add(new GraphNode("bottom"));

		List<String> pieces = drawing(nodes,
				Collections.nCopies(nodes.size(), RevisionMark.APPLIED).toArray(RevisionMark[]::new))
			.pieces();

		assertThat(pieces).hasSize(3);
		assertThat(pieces.get(0)).contains("height=\"2200\"", "<path class=\"e c0\" d=\"M15 22V2200\"/>");
		assertThat(pieces.get(1)).contains("height=\"2200\"", "<path class=\"e c0\" d=\"M15 0V2200\"/>");
		assertThat(pieces.get(2)).contains("height=\"968\"", "<path class=\"e c0\" d=\"M15 0V946\"/>");
	}

	@Test
	void aTurnBetweenTwoPiecesIsInBoth() {
		List<GraphNode> nodes = new ArrayList<>();
		IntStream.range(0, 49).forEach((number) -> nodes.add(new GraphNode("r" + number)));
		nodes.add(new GraphNode("merge", "left", "right"));
		nodes.add(new GraphNode("left"));
		nodes.add(new GraphNode("right"));

		List<String> pieces = drawing(nodes,
				Collections.nCopies(nodes.size(), RevisionMark.APPLIED).toArray(RevisionMark[]::new))
			.pieces();

		assertThat(pieces.get(0)).contains("M15 2178C15 2200 33 2200 33 2222");
		assertThat(pieces.get(1)).contains("M15 -22C15 0 33 0 33 22", "M33 22V66");
	}

	@Test
	void manyLanesAreNarrow() {
		List<GraphNode> nodes = new ArrayList<>();
		IntStream.range(0, 100).forEach((number) -> nodes.add(new GraphNode("r" + number, "base")));
		nodes.add(new GraphNode("base"));

		GraphDrawing drawing = drawing(nodes,
				Collections.nCopies(nodes.size(), RevisionMark.APPLIED).toArray(RevisionMark[]::new));

		assertThat(drawing.isWide()).isTrue();
		assertThat(drawing.width()).isEqualTo(1_012);
		assertThat(drawing.position(99)).isEqualTo(1_001);
	}

	private static String shape(RevisionMark mark) {
		return drawing(List.of(new GraphNode("a")), mark).pieces()
			.get(0)
			.replaceFirst("<svg[^>]*>", "")
			.replace("</svg>", "");
	}

	private static GraphDrawing drawing(List<GraphNode> nodes, RevisionMark... marks) {
		return new GraphDrawing(GraphLayout.of(nodes), List.of(marks));
	}

}
