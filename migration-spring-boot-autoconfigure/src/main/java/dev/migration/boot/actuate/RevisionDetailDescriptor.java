package dev.migration.boot.actuate;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.migration.command.RevisionDetail;
import org.jspecify.annotations.Nullable;

/**
 * Description of one revision with what it does.
 *
 * @param revision its place in the graph and on the database
 * @param known whether this application has a script of it; otherwise only the history
 * knows it
 * @param transactional whether its script asks for a transaction
 * @param upgrade what it does
 * @param downgrade what undoes it
 * @param history its newest runs, newest first
 * @param error why the database could not be asked, or {@code null} if it was
 * @author The Migration Authors
 * @since 0.1.0
 */
@JsonInclude(Include.ALWAYS)
public record RevisionDetailDescriptor(@JsonUnwrapped RevisionDescriptor revision, boolean known, boolean transactional,
		RevisionSqlDescriptor upgrade, RevisionSqlDescriptor downgrade, List<HistoryDescriptor> history,
		@Nullable String error) {

	static RevisionDetailDescriptor of(RevisionDetail detail) {
		return new RevisionDetailDescriptor(RevisionDescriptor.of(detail.entry()), detail.known(),
				detail.transactional(), RevisionSqlDescriptor.of(detail.upgrade()),
				RevisionSqlDescriptor.of(detail.downgrade()),
				detail.history().stream().map(HistoryDescriptor::of).toList(), detail.error());
	}

}
