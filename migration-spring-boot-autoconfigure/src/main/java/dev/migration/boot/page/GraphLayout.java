package dev.migration.boot.page;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Places revisions and the lines between them: one row for each, newest first, and as few
 * lanes as keep lines from running through other revisions. Takes time in proportion to
 * revisions and lines.
 *
 * @param lanes the lane of each revision, in the order of the rows
 * @param edges the lines, in the order in which they end
 * @param width the number of lanes
 */
record GraphLayout(List<Integer> lanes, List<Edge> edges, int width) {

	GraphLayout {
		lanes = List.copyOf(lanes);
		edges = List.copyOf(edges);
	}

	/**
	 * Lay a graph out. A line to a revision that is not among the nodes, or not below, is
	 * left out.
	 * @param newestFirst the nodes, each before those that it builds or depends on
	 * @return the layout
	 */
	static GraphLayout of(List<GraphNode> newestFirst) {
		return new Walk(newestFirst).layout();
	}

	/**
	 * Line from a revision down to one that it builds or depends on. It leaves the
	 * revision for its own lane, follows that, and turns to the other revision in the
	 * last row.
	 *
	 * @param fromRow the row of the newer revision
	 * @param fromLane its lane
	 * @param lane the lane in between
	 * @param toRow the row of the older revision, or where it joins another line
	 * @param toLane the lane there
	 * @param dependency whether it is no more than a dependency
	 */
	record Edge(int fromRow, int fromLane, int lane, int toRow, int toLane, boolean dependency) {

	}

	/**
	 * The way down, which knows the lines that are on their way.
	 */
	private static final class Walk {

		private final List<GraphNode> nodes;

		private final Map<String, Integer> rows = new HashMap<>();

		private final Map<String, List<Edge>> open = new HashMap<>();

		private final BitSet taken = new BitSet();

		private final List<Integer> lanes = new ArrayList<>();

		private final List<Edge> edges = new ArrayList<>();

		private int width;

		Walk(List<GraphNode> nodes) {
			this.nodes = nodes;
			for (int row = 0; row < nodes.size(); row++) {
				this.rows.putIfAbsent(nodes.get(row).id(), row);
			}
		}

		GraphLayout layout() {
			for (int row = 0; row < this.nodes.size(); row++) {
				GraphNode node = this.nodes.get(row);
				int lane = arrive(row, node);
				leave(row, lane, node);
			}
			return new GraphLayout(this.lanes, this.edges, this.width);
		}

		private int arrive(int row, GraphNode node) {
			List<Edge> arriving = this.open.getOrDefault(node.id(), List.of());
			this.open.remove(node.id());
			int lane = arriving.isEmpty() ? take() : lane(arriving);
			for (Edge edge : arriving) {
				this.taken.clear(edge.lane());
				this.edges.add(new Edge(edge.fromRow(), edge.fromLane(), edge.lane(), row, lane, edge.dependency()));
			}
			this.taken.clear(lane);
			this.lanes.add(lane);
			return lane;
		}

		/**
		 * The leftmost, so that the newest branch runs straight down. A dependency bends
		 * to a branch, not the other way round.
		 */
		private static int lane(List<Edge> arriving) {
			int best = Integer.MAX_VALUE;
			boolean dependency = true;
			for (Edge edge : arriving) {
				if (edge.dependency() == dependency) {
					best = Math.min(best, edge.lane());
				}
				else if (dependency) {
					best = edge.lane();
					dependency = false;
				}
			}
			return best;
		}

		private void leave(int row, int lane, GraphNode node) {
			Set<String> below = new LinkedHashSet<>();
			for (String parent : node.parents()) {
				if (isBelow(row, parent) && below.add(parent)) {
					leave(row, lane, parent, false, below.size() == 1);
				}
			}
			for (String dependency : node.dependencies()) {
				if (isBelow(row, dependency) && below.add(dependency)) {
					leave(row, lane, dependency, true, false);
				}
			}
		}

		private boolean isBelow(int row, String id) {
			return this.rows.getOrDefault(id, -1) > row;
		}

		private void leave(int row, int lane, String target, boolean dependency, boolean straight) {
			List<Edge> others = this.open.computeIfAbsent(target, (id) -> new ArrayList<>());
			Edge joined = straight ? null
					: others.stream().filter((edge) -> edge.dependency() == dependency).findFirst().orElse(null);
			if (joined != null && this.rows.getOrDefault(target, -1) > row + 1) {
				this.edges.add(new Edge(row, lane, joined.lane(), row + 1, joined.lane(), dependency));
				return;
			}
			int own = straight ? lane : take();
			this.taken.set(own);
			others.add(new Edge(row, lane, own, row, own, dependency));
		}

		private int take() {
			int lane = this.taken.nextClearBit(0);
			this.taken.set(lane);
			this.width = Math.max(this.width, lane + 1);
			return lane;
		}

	}

}
