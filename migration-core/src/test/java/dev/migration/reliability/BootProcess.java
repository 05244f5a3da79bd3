package dev.migration.reliability;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BinaryOperator;

/**
 * A process with several instances in it that share no class. Reads the name of the
 * process and the number of instances first, says {@code ready}, then reads the address
 * of a database per line and answers with a line for each instance.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class BootProcess {

	private final String name;

	private final List<BinaryOperator<String>> instances;

	private final ExecutorService threads;

	private BootProcess(String name, List<BinaryOperator<String>> instances) {
		this.name = name;
		this.instances = instances;
		this.threads = Executors.newFixedThreadPool(instances.size());
	}

	/**
	 * Run what is asked for until nobody asks any more.
	 * @param arguments the name of the process and the number of instances
	 * @throws Exception if nobody can ask
	 */
	public static void main(String[] arguments) throws Exception {
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		BootProcess process = new BootProcess(arguments[0], load(Integer.parseInt(arguments[1])));
		out.println("ready");
		String line = in.readLine();
		while (line != null) {
			process.round(line).forEach(out::println);
			line = in.readLine();
		}
		process.threads.shutdownNow();
	}

	private static List<BinaryOperator<String>> load(int number) throws ReflectiveOperationException, IOException {
		List<URL> places = new ArrayList<>();
		for (String place : System.getProperty("java.class.path").split(File.pathSeparator)) {
			places.add(url(place));
		}
		List<BinaryOperator<String>> instances = new ArrayList<>();
		for (int i = 0; i < number; i++) {
			URLClassLoader loader = new URLClassLoader(places.toArray(URL[]::new),
					ClassLoader.getPlatformClassLoader());
			@SuppressWarnings("unchecked")
			BinaryOperator<String> instance = (BinaryOperator<String>) loader.loadClass(BootRunner.class.getName())
				.getDeclaredConstructor()
				.newInstance();
			instances.add(instance);
		}
		return instances;
	}

	private static URL url(String place) throws MalformedURLException {
		return Path.of(place).toUri().toURL();
	}

	private List<String> round(String url) throws InterruptedException, ExecutionException {
		CyclicBarrier barrier = new CyclicBarrier(this.instances.size());
		List<Future<String>> results = new ArrayList<>();
		for (int i = 0; i < this.instances.size(); i++) {
			String instance = this.name + "-" + i;
			BinaryOperator<String> runner = this.instances.get(i);
			results.add(this.threads.submit(() -> {
				// Thread context and caller must not lead back to the classes of the
				// process
				Thread.currentThread().setContextClassLoader(runner.getClass().getClassLoader());
				barrier.await();
				return runner.apply(url, instance);
			}));
		}
		List<String> lines = new ArrayList<>();
		for (Future<String> result : results) {
			lines.add(result.get().replaceAll("\\s+", " "));
		}
		return lines;
	}

}
