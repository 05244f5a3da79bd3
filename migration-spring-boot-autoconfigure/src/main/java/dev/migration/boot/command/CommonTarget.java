package dev.migration.boot.command;

import java.util.Set;

import dev.migration.revision.RevisionTarget;

/**
 * Tells the targets that mean the same in every history.
 */
final class CommonTarget {

	private static final Set<String> SYMBOLS = Set.of("head", "heads", "base", "current");

	private CommonTarget() {
	}

	static boolean is(RevisionTarget target) {
		return target.branch() == null && (target.symbol() == null || SYMBOLS.contains(target.symbol()));
	}

}
