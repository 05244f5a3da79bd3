package dev.migration.revision;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Target as a user writes it: {@code head}, {@code heads}, {@code base}, a revision id or
 * the start of one, a branch label, and relative to these or to the applied revisions
 * {@code +N} and {@code -N}; all of it optionally on a branch, as in
 * {@code billing@head-1}.
 *
 * @param branch the branch label or revision in front of {@code @}, or {@code null} if
 * the target is not limited to a branch
 * @param symbol the id, label or symbol, or {@code null} if the target is relative to
 * what is applied
 * @param distance the revisions to walk from the symbol, upwards if positive, zero if the
 * target is not relative
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RevisionTarget(@Nullable String branch, @Nullable String symbol, int distance) {

	private static final String BASE_SYMBOL = "base";

	/**
	 * The one revision on which no other builds.
	 */
	public static final RevisionTarget HEAD = new RevisionTarget(null, "head", 0);

	/**
	 * All revisions on which no other builds.
	 */
	public static final RevisionTarget HEADS = new RevisionTarget(null, "heads", 0);

	/**
	 * The state before the first revision.
	 */
	public static final RevisionTarget BASE = new RevisionTarget(null, BASE_SYMBOL, 0);

	static final String CURRENT_SYMBOL = "current";

	private static final Pattern PATTERN = Pattern.compile("(?:([^@]+)@)?([^@+\\-]+)?([+-]\\d+)?");

	public RevisionTarget {
		if (symbol == null && distance == 0) {
			throw new InvalidRevisionTargetException("", "A revision target needs a symbol or a distance.");
		}
	}

	/**
	 * Parse a target.
	 * @param text the text, such as {@code billing@+1}
	 * @return the target
	 * @throws InvalidRevisionTargetException if the text is no target
	 */
	public static RevisionTarget parse(String text) {
		String target = text.strip();
		Matcher matcher = PATTERN.matcher(target);
		if (target.indexOf(':') >= 0) {
			throw InvalidRevisionTargetException.range(text);
		}
		boolean complete = matcher.matches() && (matcher.group(2) != null || matcher.group(3) != null);
		if (!complete || hasBlank(target)) {
			throw InvalidRevisionTargetException.malformed(text);
		}
		return new RevisionTarget(matcher.group(1), matcher.group(2), distance(text, matcher.group(3)));
	}

	private static boolean hasBlank(String text) {
		for (int index = 0; index < text.length(); index++) {
			if (Character.isWhitespace(text.charAt(index))) {
				return true;
			}
		}
		return false;
	}

	private static int distance(String text, @Nullable String distance) {
		if (distance == null) {
			return 0;
		}
		try {
			int value = Integer.parseInt(distance);
			if (value != 0 && value != Integer.MIN_VALUE) {
				return value;
			}
		}
		catch (NumberFormatException ex) {
			// More digits than any history has revisions
		}
		throw InvalidRevisionTargetException.malformed(text);
	}

	/**
	 * Create a target for one revision.
	 * @param id the revision id
	 * @return the target
	 */
	public static RevisionTarget revision(String id) {
		return new RevisionTarget(null, id, 0);
	}

	/**
	 * Return whether the target is {@link #BASE}.
	 * @return whether it is the state before the first revision
	 */
	public boolean isBase() {
		return this.branch == null && BASE_SYMBOL.equals(this.symbol) && !isRelative();
	}

	/**
	 * Return whether the target walks from a starting point.
	 * @return whether there is a distance
	 */
	public boolean isRelative() {
		return this.distance != 0;
	}

	/**
	 * Return whether the target depends on what is applied, as {@code -1} and
	 * {@code current} do.
	 * @return whether it is relative to the version rows
	 */
	public boolean isRelativeToRows() {
		return this.symbol == null || CURRENT_SYMBOL.equals(this.symbol);
	}

	@Override
	public String toString() {
		String text = (this.branch != null) ? this.branch + "@" : "";
		text += (this.symbol != null) ? this.symbol : "";
		return isRelative() ? text + ((this.distance > 0) ? "+" : "") + this.distance : text;
	}

}
