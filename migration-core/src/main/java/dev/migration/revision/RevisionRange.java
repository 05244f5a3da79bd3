package dev.migration.revision;

/**
 * Range of the history as a user writes it, such as {@code a:b}, {@code -2:} or
 * {@code :current}. Both ends belong to it.
 *
 * @param from the lower end
 * @param to the upper end
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RevisionRange(RevisionTarget from, RevisionTarget to) {

	/**
	 * The whole history.
	 */
	public static final RevisionRange ALL = new RevisionRange(RevisionTarget.BASE, RevisionTarget.HEADS);

	/**
	 * Parse a range.
	 * @param text the text: {@code [start]:[end]}, where start defaults to {@code base}
	 * and end to {@code heads}
	 * @return the range
	 * @throws InvalidRevisionTargetException if the text is no range
	 */
	public static RevisionRange parse(String text) {
		int colon = text.indexOf(':');
		if (colon < 0) {
			throw InvalidRevisionTargetException.malformedRange(text);
		}
		String from = text.substring(0, colon).strip();
		String to = text.substring(colon + 1).strip();
		return new RevisionRange(from.isEmpty() ? RevisionTarget.BASE : RevisionTarget.parse(from),
				to.isEmpty() ? RevisionTarget.HEADS : RevisionTarget.parse(to));
	}

	@Override
	public String toString() {
		return this.from + ":" + this.to;
	}

}
