package dev.migration.boot.test;

import java.util.List;
import java.util.stream.Collectors;

import dev.migration.revision.RevisionNode;

/**
 * The words of failures.
 */
final class Findings {

	private Findings() {
	}

	/**
	 * Return what a test of a revision is called.
	 */
	static String name(RevisionNode revision) {
		return revision.id() + (revision.message().isBlank() ? "" : ", " + revision.message());
	}

	/**
	 * Return which revision it is and where its script is.
	 */
	static String revision(RevisionNode revision) {
		return "'" + revision.id() + "'" + (revision.message().isBlank() ? "" : " (" + revision.message() + ")")
				+ " of " + revision.origin();
	}

	/**
	 * Return what happened, the details and what to do, a line each.
	 */
	static String text(String what, List<String> details, String advice) {
		return what + details.stream().map((detail) -> "\n  " + detail).collect(Collectors.joining()) + "\n" + advice;
	}

}
