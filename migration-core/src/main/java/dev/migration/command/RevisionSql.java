package dev.migration.command;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What one direction of a revision does, as far as that is known without running it.
 *
 * @param source where the statements are from, or {@code null} if they are not known
 * @param statements the statements in order
 * @param unavailable why they are not known, or {@code null} if they are
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RevisionSql(@Nullable Source source, List<String> statements, @Nullable String unavailable) {

	public RevisionSql {
		statements = List.copyOf(statements);
	}

	static RevisionSql of(Source source, List<String> statements) {
		return new RevisionSql(source, statements, null);
	}

	static RevisionSql unavailable(String reason) {
		return new RevisionSql(null, List.of(), reason);
	}

	/**
	 * Where statements are from.
	 */
	public enum Source {

		/**
		 * From the script, with its placeholders.
		 */
		SCRIPT,

		/**
		 * From the history, which has kept what was carried out and what undoes it.
		 */
		HISTORY

	}

}
