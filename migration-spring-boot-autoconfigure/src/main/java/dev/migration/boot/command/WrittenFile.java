package dev.migration.boot.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.migration.command.WrittenRevision;
import org.jspecify.annotations.Nullable;

/**
 * Tells what writing a revision came to, and runs the hooks on its files.
 */
final class WrittenFile {

	private WrittenFile() {
	}

	static int print(WrittenRevision written, CommandDatabase database, ListingFormat format, CommandOutput out) {
		ComparisonLog.differences(written.differences());
		ComparisonLog.notes(written.notes());
		ComparisonLog.unmanaged(written.unmanaged());
		Consumer<String> lines = format.isJson() ? out::warn : out::line;
		if (format.isJson()) {
			out.json(ResultJson.written(written));
		}
		if (written.scripts().isEmpty()) {
			lines.accept("No new upgrade operations detected.");
			return ExitCode.DONE;
		}
		List<Path> files = written.scripts()
			.stream()
			.map((script) -> script.file().toAbsolutePath().normalize())
			.toList();
		if (written.proof() != null) {
			lines.accept(written.proof().text());
		}
		files.forEach((file) -> lines.accept("Generating " + file + " ...  done"));
		for (Path file : files) {
			String failure = runHooks(database.postWriteHooks(), file, lines);
			if (failure != null) {
				out.failed(failure);
				return ExitCode.FAILED;
			}
		}
		return ExitCode.DONE;
	}

	/**
	 * Run hooks until one fails.
	 */
	private static @Nullable String runHooks(Map<String, String> hooks, Path file, Consumer<String> lines) {
		for (Map.Entry<String, String> hook : hooks.entrySet()) {
			String failure = new PostWriteHook(hook.getKey(), hook.getValue()).run(file, lines);
			if (failure != null) {
				return failure;
			}
		}
		return null;
	}

}
