package dev.migration.benchmarks.revision;

import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.migration.revision.Heads;
import dev.migration.revision.RevisionMap;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionStep;
import dev.migration.revision.RevisionTarget;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Builds the graph and plans all of it, up and down. Short and long histories stand side
 * by side, so that growth can be read off.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RevisionMapBenchmark {

	/**
	 * Shape and length of the history; a diamond is three revisions, a parallel step two.
	 */
	@Param({ "linear:1000", "linear:10000", "diamonds:334", "diamonds:2000", "parallel:500", "parallel:5000" })
	public String history = "linear:1000";

	private List<RevisionNode> nodes = List.of();

	private RevisionMap map = RevisionMap.of(List.of());

	private Heads heads = Heads.none();

	/**
	 * Create the revisions.
	 */
	@Setup
	public void createHistory() {
		String[] shapeAndLength = this.history.split(":");
		int length = Integer.parseInt(shapeAndLength[1]);
		this.nodes = switch (shapeAndLength[0]) {
			case "linear" -> Histories.linear(length);
			case "diamonds" -> Histories.diamonds(length);
			case "parallel" -> Histories.parallel(length);
			default -> throw new IllegalArgumentException("There is no history '%s'".formatted(this.history));
		};
		this.map = RevisionMap.of(this.nodes);
		this.heads = Heads.of(this.map.effectiveHeads().stream().map(RevisionNode::id).toList());
	}

	/**
	 * Build the graph from the revisions.
	 * @return the graph
	 */
	@Benchmark
	public RevisionMap build() {
		return RevisionMap.of(this.nodes);
	}

	/**
	 * Plan from an empty database to the heads.
	 * @return the steps
	 */
	@Benchmark
	public List<RevisionStep> upgradeToHeads() {
		return this.map.upgrade(Heads.none(), RevisionTarget.HEADS);
	}

	/**
	 * Plan from the heads to an empty database.
	 * @return the steps
	 */
	@Benchmark
	public List<RevisionStep> downgradeToBase() {
		return this.map.downgrade(this.heads, RevisionTarget.BASE);
	}

}
