package dev.migration.runtime;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.OptionalInt;
import java.util.Set;

import dev.migration.revision.RevisionStep;

/**
 * Where in a script something failed.
 *
 * @author The Migration Authors
 */
final class ScriptPlace {

	private ScriptPlace() {
	}

	/**
	 * Return the line of a class in which something was thrown, without which only the
	 * trace would tell it.
	 * @param origin the name of the class
	 * @param failure what was thrown
	 * @return the file and the line, empty if the class is not in the trace
	 */
	static String inClass(String origin, Throwable failure) {
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
			for (StackTraceElement element : cause.getStackTrace()) {
				boolean ofScript = element.getClassName().equals(origin)
						|| element.getClassName().startsWith(origin + "$");
				if (ofScript && element.getFileName() != null && element.getLineNumber() > 0) {
					return element.getFileName() + ":" + element.getLineNumber();
				}
			}
		}
		return "";
	}

	/**
	 * Return the line of the statement that a database refused.
	 * @return the file and the line, empty if they are not known
	 */
	static String of(StepContext context, RevisionStep step, StatementFailedException failure) {
		OptionalInt line = context.script(step)
			.source()
			.line(failure.number(), failure.sql(), step.direction(), context.dialect(),
					context.options().scriptArguments());
		String origin = step.revision().origin();
		return line.isPresent() ? fileName(origin) + ":" + line.getAsInt() : inClass(origin, failure);
	}

	private static String fileName(String path) {
		return path.substring(1 + Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')));
	}

}
