package dev.migration.boot.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.migration.autogenerate.SchemaObject;
import dev.migration.runtime.ScriptComparison;
import dev.migration.runtime.ScriptComparison.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells while comparing what is found and what is left alone.
 */
final class ComparisonLog {

	private static final Logger logger = LoggerFactory.getLogger("dev.migration.autogenerate");

	private static final int MOST_NAMES = 10;

	private ComparisonLog() {
	}

	static void differences(List<String> differences) {
		differences.forEach((difference) -> logger.info("Detected {}", detected(difference)));
	}

	/**
	 * Turn what is to be done into what was found: {@code add column} into
	 * {@code added column}, {@code drop table} into {@code removed table}.
	 * @param difference the description of an operation
	 * @return the description of a difference
	 */
	static String detected(String difference) {
		int blank = difference.indexOf(' ');
		String verb = (blank > 0) ? difference.substring(0, blank) : difference;
		String found = switch (verb) {
			case "add", "create" -> "added";
			case "drop" -> "removed";
			case "alter" -> "changed";
			case "rename" -> "renamed";
			default -> verb;
		};
		return found + difference.substring(verb.length());
	}

	static void notes(List<String> notes) {
		notes.forEach((note) -> logger.warn("{}", note));
	}

	static void unmanaged(List<SchemaObject> objects) {
		if (!objects.isEmpty() && logger.isInfoEnabled()) {
			String names = String.join(", ", objects.stream().map(ComparisonLog::text).toList());
			logger.info("Left alone, as neither the entities nor this history know them: {}", names);
		}
	}

	static void notCompared(List<String> reasons) {
		reasons.forEach((reason) -> logger.warn("Not compared: {}", reason));
	}

	static void scripts(List<ScriptComparison> scripts) {
		Map<String, List<ScriptComparison>> byReason = scripts.stream()
			.filter((script) -> script.verdict() == Verdict.NOT_COMPARABLE)
			.collect(Collectors.groupingBy((script) -> String.valueOf(script.reason()), LinkedHashMap::new,
					Collectors.toList()));
		byReason.forEach((reason, alike) -> logger.info("{}",
				(alike.size() == 1) ? alike.get(0).description() : notComparable(alike, reason)));
	}

	/**
	 * A database that was adopted would have a line for each of hundreds.
	 */
	private static String notComparable(List<ScriptComparison> alike, String reason) {
		String ids = alike.stream()
			.limit(MOST_NAMES)
			.map((script) -> "'" + script.revision().id() + "'")
			.collect(Collectors.joining(", "));
		String more = (alike.size() > MOST_NAMES) ? " and '" + (alike.size() - MOST_NAMES) + "' more" : "";
		return "Revisions " + ids + more + " cannot be compared with what was applied: " + reason;
	}

	static String text(SchemaObject object) {
		return object.toString();
	}

}
