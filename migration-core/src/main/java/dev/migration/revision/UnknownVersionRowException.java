package dev.migration.revision;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of the version table for which there is no script.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class UnknownVersionRowException extends UnknownRevisionException {

	private final List<UnknownVersionRow> details;

	private UnknownVersionRowException(List<UnknownVersionRow> details, List<String> rows) {
		super(rows.get(0), Quoted.firstOf(rows), reason(details));
		this.details = List.copyOf(details);
	}

	/**
	 * Create the exception for rows.
	 * @param details the rows, at least one, and what is known about them
	 * @return the exception
	 */
	public static UnknownVersionRowException of(List<UnknownVersionRow> details) {
		return new UnknownVersionRowException(details, details.stream().map(UnknownVersionRow::revision).toList());
	}

	private static String reason(List<UnknownVersionRow> details) {
		String start = (details.size() > 1) ? "the database is at these revisions, but there are no scripts for them; "
				: "the database is at this revision, but there is no script for it; ";
		String known = details.stream()
			.filter(UnknownVersionRow::isExplained)
			.map((row) -> row.description() + "; ")
			.collect(Collectors.joining());
		return start + known + (isExplained(details)
				? "deploy the version that has it, or add the folder of its script to"
						+ " 'migration.locations'; 'migration.on-unknown' says what a start of this version does, see"
						+ " 'docs/rollback.md'"
				: "deploy the version that has it, add the folder of its script to 'migration.locations', or, where the"
						+ " row is a mistake, run 'stamp --purge' with the revision that the database is really at");
	}

	private static boolean isExplained(List<UnknownVersionRow> details) {
		return details.stream().allMatch(UnknownVersionRow::isExplained);
	}

	/**
	 * Return whether the history knows who has applied the revisions.
	 * @return {@code false} if one of the rows may be a mistake
	 */
	public boolean isExplained() {
		return isExplained(this.details);
	}

	/**
	 * Return the rows.
	 * @return the revision ids of the rows
	 */
	public List<String> rows() {
		return this.details.stream().map(UnknownVersionRow::revision).toList();
	}

	/**
	 * Return the rows and what is known about them.
	 * @return the rows, explained as far as a history was at hand
	 */
	public List<UnknownVersionRow> details() {
		return this.details;
	}

}
