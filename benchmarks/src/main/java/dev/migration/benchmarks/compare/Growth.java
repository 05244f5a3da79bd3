package dev.migration.benchmarks.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.migration.benchmarks.Settings;
import dev.migration.benchmarks.report.Goal;
import dev.migration.benchmarks.report.ResultTable;
import dev.migration.benchmarks.report.Row;
import dev.migration.benchmarks.report.Samples;
import dev.migration.benchmarks.report.Unit;
import dev.migration.testing.TestDatabase;

import org.springframework.util.FileSystemUtils;

/**
 * How comparing grows with the schema, and what it needs of the heap: tables of 15
 * columns, each size in a process of its own that has half a gigabyte for everything.
 */
final class Growth {

	static final int FURTHER_COLUMNS = 5;

	private static final int HEAP = 512;

	private static final double LINEAR = 1.5;

	private final Settings settings;

	Growth(Settings settings) {
		this.settings = settings;
	}

	ResultTable table() throws Exception {
		List<Integer> sizes = this.settings.quick() ? List.of(100, 200) : List.of(500, 1000, 2000);
		List<Row> rows = new ArrayList<>();
		List<Goal> goals = new ArrayList<>();
		double first = 0;
		for (int size : sizes) {
			List<Long> lines = measure(size);
			Samples samples = new Samples(lines.subList(1, lines.size()));
			rows.add(Row.of("%,d tables, %,d columns".formatted(size, size * (10 + FURTHER_COLUMNS)), samples)
				.with("per table", Unit.NANOSECONDS.text((double) samples.median() / size))
				.with("greatest heap", Unit.BYTES.text(lines.get(0))));
			double perTable = (double) samples.median() / size;
			first = (first == 0) ? perTable : first;
			if (size == sizes.get(sizes.size() - 1)) {
				goals.add(new Goal(String.format(Locale.ROOT, "linear: a table of %,d is not dearer than one of %,d",
						size, sizes.get(0)), perTable / first, LINEAR));
				goals.add(new Goal("heap in MB, mapping and comparison together", lines.get(0) / (double) (1 << 20),
						HEAP));
			}
		}
		return new ResultTable("growth", "Reading and comparing larger models, at most %d MB of heap".formatted(HEAP),
				Unit.NANOSECONDS, rows, goals);
	}

	/**
	 * Return the greatest heap and the times.
	 */
	private List<Long> measure(int size) throws Exception {
		Path folder = Files.createTempDirectory("growth");
		try (SampleModel model = SampleModel.compile(SampleTable.upTo(size, FURTHER_COLUMNS), folder);
				TestDatabase database = TestDatabase.create()) {
			model.createIn(database.dataSource());
			List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-Xmx" + HEAP + "m", "-cp", System.getProperty("java.class.path"), SmallHeap.class.getName(),
					database.url(), database.user(), database.password(), String.valueOf(size),
					String.valueOf(this.settings.rounds()), model.classes().toString());
			return lines(command);
		}
		finally {
			FileSystemUtils.deleteRecursively(folder);
		}
	}

	private static List<Long> lines(List<String> command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new IllegalStateException("The comparison with a small heap failed: " + output);
		}
		return output.lines().map(Long::valueOf).toList();
	}

}
