package dev.migration.benchmarks.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.migration.benchmarks.report.ResultTable;
import dev.migration.benchmarks.report.Row;
import dev.migration.benchmarks.report.Samples;
import dev.migration.benchmarks.report.Unit;

/**
 * What an archive of loaded classes brings: class data sharing, and on JDK 25 the AOT
 * cache. Both need the application extracted, as its class loader for jars within the jar
 * is not one of the JVM's own.
 */
final class ClassSharing {

	private final int rounds;

	private final Map<String, Variant> variants = new LinkedHashMap<>();

	ClassSharing(int rounds) {
		this.rounds = rounds;
	}

	ResultTable measure(PreparedApplication... applications) throws IOException, InterruptedException {
		List<Row> rows = new ArrayList<>();
		for (PreparedApplication application : applications) {
			prepare(application);
		}
		for (int round = 0; round < this.rounds; round++) {
			for (Variant variant : this.variants.values()) {
				variant.measure();
			}
		}
		this.variants.forEach((title, variant) -> rows.add(Row.of(title, variant.samples())));
		if (ApplicationProcess.newer().isEmpty()) {
			rows.add(Row.absent("AOT cache", "no JDK 25 was named by '-Djdk25.home=…'"));
		}
		return new ResultTable("sharing", "Until the application is ready, with classes shared", Unit.NANOSECONDS, rows,
				List.of());
	}

	private void prepare(PreparedApplication application) throws IOException, InterruptedException {
		ApplicationProcess ordinary = ApplicationProcess.ordinary();
		Map<String, String> connection = ApplicationProcess.connection(application.database());
		ExtractedApplication extracted = ExtractedApplication.of(application.jar(),
				application.contestant().application());
		String title = application.title();
		add(title + ", executable jar", application, application.jar(), ordinary);
		add(title + ", extracted", application, extracted.jar(), ordinary);
		add(title + ", shared archive", application, extracted.jar(), extracted.archived(connection));
		Optional<ApplicationProcess> newer = ApplicationProcess.newer();
		if (newer.isPresent()) {
			add(title + ", executable jar, JDK 25", application, application.jar(), newer.get());
			add(title + ", AOT cache, JDK 25", application, extracted.jar(), extracted.cached(newer.get(), connection));
		}
	}

	private void add(String title, PreparedApplication application, Path jar, ApplicationProcess process) {
		this.variants.put(title, new Variant(application, jar, process, new ArrayList<>()));
	}

	/**
	 * One way to start an application.
	 *
	 * @param application the application
	 * @param jar what is started
	 * @param process how
	 * @param nanos what was measured so far
	 */
	private record Variant(PreparedApplication application, Path jar, ApplicationProcess process, List<Long> nanos) {

		void measure() throws IOException, InterruptedException {
			this.nanos
				.add(Start.parse(this.process.run(this.jar, ApplicationProcess.connection(this.application.database())))
					.readyNanos());
		}

		Samples samples() {
			return new Samples(this.nanos);
		}

	}

}
