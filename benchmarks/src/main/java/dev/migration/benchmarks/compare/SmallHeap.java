package dev.migration.benchmarks.compare;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The process in which {@link Growth} compares: prints the greatest size of the heap,
 * garbage included, and how many nanoseconds each comparison took.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class SmallHeap {

	private SmallHeap() {
	}

	/**
	 * Compare.
	 * @param arguments where the database is, user and password for it, the number of
	 * tables, of rounds, and where the entities are
	 */
	@SuppressWarnings("SystemOut")
	public static void main(String[] arguments) throws Exception {
		DriverManagerDataSource dataSource = new DriverManagerDataSource(arguments[0], arguments[1], arguments[2]);
		int rounds = Integer.parseInt(arguments[4]);
		try (SampleModel model = SampleModel
			.of(SampleTable.upTo(Integer.parseInt(arguments[3]), Growth.FURTHER_COLUMNS), Path.of(arguments[5]))) {
			OurComparison comparison = new OurComparison(model, dataSource, arguments[0]);
			List<Long> times = new ArrayList<>();
			for (int round = 0; round <= rounds; round++) {
				long start = System.nanoTime();
				List<String> differences = comparison.compare();
				if (!differences.isEmpty()) {
					throw new IllegalStateException("There are differences: " + differences);
				}
				if (round > 0) {
					times.add(System.nanoTime() - start);
				}
			}
			System.out.println(greatestHeap());
			times.forEach(System.out::println);
		}
	}

	private static long greatestHeap() {
		return ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((pool) -> pool.getType() == MemoryType.HEAP)
			.map(MemoryPoolMXBean::getPeakUsage)
			.mapToLong((usage) -> usage.getUsed())
			.sum();
	}

}
