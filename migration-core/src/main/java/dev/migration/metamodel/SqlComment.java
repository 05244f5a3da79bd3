package dev.migration.metamodel;

import org.jspecify.annotations.Nullable;

/**
 * Hibernate puts comments into SQL without escaping them, so that whoever wants a single
 * quote has to write two.
 */
final class SqlComment {

	private SqlComment() {
	}

	static @Nullable String text(@Nullable String comment) {
		return (comment != null) ? comment.replace("''", "'") : null;
	}

}
