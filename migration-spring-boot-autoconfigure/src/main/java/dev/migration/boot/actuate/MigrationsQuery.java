package dev.migration.boot.actuate;

import java.util.List;
import java.util.Locale;

import dev.migration.command.RevisionEntry;
import dev.migration.revision.RevisionNode;
import dev.migration.runtime.HistoryQuery;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.util.StringUtils;

/**
 * Which part of the history and of the graph is asked for.
 *
 * @param history which part of the history
 * @param search only revisions that contain this, or {@code null} for all
 * @param applied only revisions that are applied or are not, or {@code null} for all
 * @param revisionLimit how many revisions at most
 * @param revisionOffset how many revisions are left out, from the newest on
 */
record MigrationsQuery(HistoryQuery history, @Nullable String search, @Nullable Boolean applied, int revisionLimit,
		int revisionOffset) {

	static final int LARGEST_LIMIT = 1000;

	/**
	 * Read what somebody asks for.
	 * @throws InvalidEndpointRequestException if that makes no sense
	 */
	static MigrationsQuery of(@Nullable String limit, @Nullable String before, @Nullable String search,
			@Nullable String applied, @Nullable String revisionLimit, @Nullable String revisionOffset) {
		String text = (search != null && !search.isBlank()) ? search.strip() : null;
		if (text != null && text.chars().anyMatch(Character::isISOControl)) {
			// Servers refuse some of them, and would be said to be unreachable
			throw invalid("The value of 'search' has control characters; leave them out.");
		}
		Long beforeNumber = StringUtils.hasText(before) ? number("before", before, 1, Long.MAX_VALUE) : null;
		HistoryQuery history = new HistoryQuery(
				(int) number("limit", limit, 0, LARGEST_LIMIT, HistoryQuery.NEWEST.limit()));
		return new MigrationsQuery(history.withBefore(beforeNumber).withSearch(text), text,
				StringUtils.hasText(applied) ? flag("applied", applied) : null,
				(int) number("revisionLimit", revisionLimit, 0, Integer.MAX_VALUE, Integer.MAX_VALUE),
				(int) number("revisionOffset", revisionOffset, 0, Integer.MAX_VALUE, 0));
	}

	private static long number(String name, @Nullable String text, long least, long most, long otherwise) {
		return StringUtils.hasText(text) ? number(name, text, least, most) : otherwise;
	}

	private static long number(String name, String text, long least, long most) {
		try {
			long number = Long.parseLong(text.strip());
			if (number >= least && number <= most) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// Said below
		}
		String range = (most < Integer.MAX_VALUE) ? "from '" + least + "' to '" + most + "'"
				: "of '" + least + "' or more";
		throw invalid("'" + text + "' is no value of '" + name + "'; give a number " + range + ".");
	}

	static boolean flag(String name, String text) {
		return switch (text.strip().toLowerCase(Locale.ROOT)) {
			case "true" -> true;
			case "false" -> false;
			default -> throw invalid("'" + text + "' is no value of '" + name + "'; give 'true' or 'false'.");
		};
	}

	static InvalidEndpointRequestException invalid(String message) {
		return new InvalidEndpointRequestException(message, message);
	}

	boolean includes(RevisionEntry entry) {
		return (this.applied == null || this.applied == entry.applied())
				&& (this.search == null || contains(entry, this.search.toLowerCase(Locale.ROOT)));
	}

	private static boolean contains(RevisionEntry entry, String text) {
		RevisionNode revision = entry.revision();
		return contains(revision.id(), text) || contains(revision.message(), text)
				|| entry.branchLabels().stream().anyMatch((label) -> contains(label, text));
	}

	private static boolean contains(String value, String text) {
		return value.toLowerCase(Locale.ROOT).contains(text);
	}

	<T> List<T> page(List<T> all) {
		int start = Math.min(this.revisionOffset, all.size());
		return all.subList(start, start + Math.min(this.revisionLimit, all.size() - start));
	}

}
