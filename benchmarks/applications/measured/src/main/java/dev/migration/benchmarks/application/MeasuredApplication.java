package dev.migration.benchmarks.application;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

import javax.sql.DataSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * An application with a pool of connections and nothing else. Once it is ready it prints
 * one line of measurements and ends.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@SpringBootApplication(proxyBeanMethods = false)
public class MeasuredApplication {

	/**
	 * What the line of measurements starts with.
	 */
	public static final String LINE = "measured";

	private static final int COLLECTIONS = 3;

	/**
	 * Start the application.
	 * @param arguments properties; with {@code --measure.heap=true} the live heap is
	 * measured, too
	 */
	public static void main(String[] arguments) {
		try (ConfigurableApplicationContext context = SpringApplication.run(MeasuredApplication.class, arguments)) {
			long ready = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
			ToolCreation creation = context.getBean(ToolCreation.class);
			boolean heap = context.getEnvironment().getProperty("measure.heap", Boolean.class, false);
			print(LINE + " ready.millis=%d creation.nanos=%d creation.processor=%d creation.bytes=%d heap.bytes=%d",
					ready, creation.nanos(), creation.processorNanos(), creation.bytes(), heap ? liveHeap() : 0);
		}
	}

	@SuppressWarnings("SystemOut")
	private static void print(String format, Object... values) {
		System.out.println(String.format(Locale.ROOT, format, values));
	}

	private static long liveHeap() {
		for (int collection = 0; collection < COLLECTIONS; collection++) {
			System.gc();
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	@Bean
	static ToolCreation toolCreation() {
		return new ToolCreation();
	}

	// Beans of the application come before those of tools: none of them pays for the pool
	@Bean
	OpenPool openPool(DataSource dataSource) throws SQLException {
		try (Connection connection = dataSource.getConnection()) {
			return new OpenPool(connection.getMetaData().getDatabaseProductVersion());
		}
	}

	/**
	 * A pool that has been connected.
	 *
	 * @param version the version of the server
	 */
	record OpenPool(String version) {

	}

}
