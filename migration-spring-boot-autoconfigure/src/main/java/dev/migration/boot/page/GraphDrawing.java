package dev.migration.boot.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.migration.boot.page.GraphLayout.Edge;

/**
 * Draws a layout as SVG, in pieces of some rows each, so that a browser draws what it
 * shows. Colours and strokes are the style sheet's. No text of users is in it.
 */
final class GraphDrawing {

	/**
	 * Height of a row, in pixels; the style sheet has the same.
	 */
	static final int ROW = 44;

	/**
	 * Rows of a piece; the style sheet has its height.
	 */
	static final int PIECE = 50;

	private static final int COLOURS = 8;

	private static final int WIDE = 12;

	private final GraphLayout layout;

	private final List<RevisionMark> marks;

	private final int pitch;

	private final List<Map<String, StringBuilder>> paths = new ArrayList<>();

	private final List<StringBuilder> shapes = new ArrayList<>();

	/**
	 * Create a drawing.
	 * @param layout where revisions and lines are
	 * @param marks what is said about each revision, in the order of the rows
	 */
	GraphDrawing(GraphLayout layout, List<RevisionMark> marks) {
		this.layout = layout;
		this.marks = marks;
		this.pitch = pitch(layout.width());
		for (int row = 0; row < marks.size(); row += PIECE) {
			this.paths.add(new TreeMap<>());
			this.shapes.add(new StringBuilder());
		}
		layout.edges().forEach(this::draw);
		for (int row = 0; row < marks.size(); row++) {
			draw(row);
		}
	}

	private static int pitch(int width) {
		if (width <= WIDE) {
			return 18;
		}
		return (width <= 40) ? 14 : 10;
	}

	/**
	 * Return how wide the drawing is, in pixels.
	 */
	int width() {
		return Math.max(1, this.layout.width()) * this.pitch + 12;
	}

	/**
	 * Return the pieces from top to bottom, each an element of its own.
	 */
	List<String> pieces() {
		List<String> pieces = new ArrayList<>();
		for (int piece = 0; piece < this.paths.size(); piece++) {
			StringBuilder svg = new StringBuilder();
			svg.append("<svg width=\"%d\" height=\"%d\" aria-hidden=\"true\" focusable=\"false\">".formatted(width(),
					height(piece)));
			this.paths.get(piece)
				.forEach((style, path) -> svg.append("<path class=\"")
					.append(style)
					.append("\" d=\"")
					.append(path)
					.append("\"/>"));
			pieces.add(svg.append(this.shapes.get(piece)).append("</svg>").toString());
		}
		return pieces;
	}

	private int height(int piece) {
		return Math.min(PIECE, this.marks.size() - piece * PIECE) * ROW;
	}

	private void draw(Edge edge) {
		String style = "e c" + edge.lane() % COLOURS + (edge.dependency() ? " dep" : "")
				+ (this.marks.get(edge.fromRow()).isApplied() ? "" : " todo");
		int begin = edge.fromRow();
		int end = edge.toRow();
		if (end == begin + 1) {
			turn(style, begin, edge.fromLane(), edge.toLane());
			return;
		}
		if (edge.fromLane() != edge.lane()) {
			turn(style, begin, edge.fromLane(), edge.lane());
			begin++;
		}
		if (edge.lane() != edge.toLane()) {
			end--;
			turn(style, end, edge.lane(), edge.toLane());
		}
		if (begin < end) {
			straight(style, edge.lane(), begin * ROW + ROW / 2, end * ROW + ROW / 2);
		}
	}

	/** A line from a row to the next, drawn in both pieces if they meet there. */
	private void turn(String style, int row, int fromLane, int toLane) {
		if (fromLane == toLane) {
			straight(style, fromLane, row * ROW + ROW / 2, (row + 1) * ROW + ROW / 2);
			return;
		}
		for (int piece = row / PIECE; piece <= (row + 1) / PIECE; piece++) {
			int y = row * ROW + ROW / 2 - piece * PIECE * ROW;
			int middle = y + ROW / 2;
			path(piece, style).append("M%d %dC%d %d %d %d %d %d".formatted(x(fromLane), y, x(fromLane), middle,
					x(toLane), middle, x(toLane), y + ROW));
		}
	}

	private void straight(String style, int lane, int from, int to) {
		int height = PIECE * ROW;
		for (int piece = from / height; piece <= (to - 1) / height; piece++) {
			int begin = Math.max(from - piece * height, 0);
			int end = Math.min(to - piece * height, height);
			path(piece, style).append("M%d %dV%d".formatted(x(lane), begin, end));
		}
	}

	private void draw(int row) {
		int piece = row / PIECE;
		int lane = this.layout.lanes().get(row);
		int x = x(lane);
		int y = row * ROW + ROW / 2 - piece * PIECE * ROW;
		RevisionMark mark = this.marks.get(row);
		// A point with a round end is a dot, so that the dots of a lane are one element
		String dot = "M%d %dh0".formatted(x, y);
		switch (mark) {
			case APPLIED -> path(piece, "n c" + lane % COLOURS).append(dot);
			case CURRENT -> {
				path(piece, "n c" + lane % COLOURS).append(dot);
				this.shapes.get(piece).append("<circle class=\"here\" cx=\"%d\" cy=\"%d\" r=\"9\"/>".formatted(x, y));
			}
			case PENDING, UNASKED -> {
				path(piece, "n c" + lane % COLOURS).append(dot);
				path(piece, "o").append(dot);
			}
			case RUNNING ->
				this.shapes.get(piece).append("<circle class=\"run\" cx=\"%d\" cy=\"%d\" r=\"6\"/>".formatted(x, y));
			case FAILED -> this.shapes.get(piece)
				.append(("<circle class=\"bad\" cx=\"%d\" cy=\"%d\" r=\"8\"/>"
						+ "<path class=\"x\" d=\"M%d %dl6 6m0 -6l-6 6\"/>")
					.formatted(x, y, x - 3, y - 3));
			case UNKNOWN ->
				this.shapes.get(piece).append("<path class=\"odd\" d=\"M%d %dl8 8l-8 8l-8 -8z\"/>".formatted(x, y - 8));
		}
	}

	private StringBuilder path(int piece, String style) {
		return this.paths.get(piece).computeIfAbsent(style, (name) -> new StringBuilder());
	}

	private int x(int lane) {
		return lane * this.pitch + this.pitch / 2 + 6;
	}

	/**
	 * Return whether it may be wider than what is seen of it.
	 */
	boolean isWide() {
		return this.layout.width() > WIDE;
	}

	/**
	 * Return where a revision is, from the left in pixels.
	 */
	int position(int row) {
		return x(this.layout.lanes().get(row));
	}

}
