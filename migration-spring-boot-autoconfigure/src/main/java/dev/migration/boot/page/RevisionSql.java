package dev.migration.boot.page;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What one direction of a revision does, as SQL.
 *
 * @param statements the statements in order, without terminators
 * @param unavailable why there are none, or {@code null} if they are all there is
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RevisionSql(List<String> statements, @Nullable String unavailable) {

	public RevisionSql {
		statements = List.copyOf(statements);
	}

}
