package dev.migration.benchmarks.report;

import java.util.List;

/**
 * Contestants side by side. The first row is ours: the document shows how many times as
 * much every other one took.
 *
 * @param id names the table, and the resource with what is to be said about it:
 * {@code <name of the results>-<id>.md} beside {@link PerformanceDocument}
 * @param title stands above it
 * @param unit what the samples are
 * @param rows the contestants
 * @param goals what was to be reached
 * @author The Migration Authors
 * @since 0.1.0
 */
public record ResultTable(String id, String title, Unit unit, List<Row> rows, List<Goal> goals) {

	public ResultTable {
		rows = List.copyOf(rows);
		goals = List.copyOf(goals);
	}

}
