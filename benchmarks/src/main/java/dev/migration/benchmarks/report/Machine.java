package dev.migration.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

/**
 * Where was measured, as far as it matters for times; nothing that names it.
 *
 * @param processor the model of the processor
 * @param cores how many cores there are
 * @param memory bytes of memory
 * @param system the operating system
 * @param java the Java runtime
 * @author The Migration Authors
 * @since 0.1.0
 */
public record Machine(String processor, int cores, long memory, String system, String java) {

	private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

	static Machine current() {
		OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
		return new Machine(processorModel(), Runtime.getRuntime().availableProcessors(), system.getTotalMemorySize(),
				System.getProperty("os.name") + " " + System.getProperty("os.arch"),
				System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
	}

	private static String processorModel() {
		if (!Files.isReadable(PROCESSORS)) {
			return "unknown processor";
		}
		try (Stream<String> lines = Files.lines(PROCESSORS)) {
			return lines.filter((line) -> line.startsWith("model name"))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.findFirst()
				.orElse("unknown processor");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String description() {
		return "%s, %d cores, %.0f GB of memory, %s, %s".formatted(this.processor, this.cores,
				this.memory / (double) (1 << 30), this.system, this.java);
	}

}
