package dev.migration.benchmarks.compare;

import java.util.List;

import dev.migration.benchmarks.Settings;
import dev.migration.benchmarks.report.ResultTable;

/**
 * How comparing grows with the schema, and what it needs of the heap.
 */
final class Growth {

	Growth(Settings settings) {
	}

	List<ResultTable> tables() {
		return List.of();
	}

}
