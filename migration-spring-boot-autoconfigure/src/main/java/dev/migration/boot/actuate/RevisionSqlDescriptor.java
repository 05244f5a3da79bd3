package dev.migration.boot.actuate;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.migration.command.RevisionSql;
import dev.migration.command.RevisionSql.Source;
import org.jspecify.annotations.Nullable;

/**
 * Description of what one direction of a revision does.
 *
 * @param source where the statements are from, or {@code null} if they are not known
 * @param statements the statements in order
 * @param unavailable why they are not known, or {@code null} if they are
 * @author The Migration Authors
 * @since 0.1.0
 */
@JsonInclude(Include.ALWAYS)
public record RevisionSqlDescriptor(@Nullable Source source, List<String> statements, @Nullable String unavailable) {

	static RevisionSqlDescriptor of(RevisionSql sql) {
		return new RevisionSqlDescriptor(sql.source(), sql.statements(), sql.unavailable());
	}

}
