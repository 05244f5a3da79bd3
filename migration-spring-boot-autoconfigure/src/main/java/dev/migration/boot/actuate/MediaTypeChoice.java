package dev.migration.boot.actuate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * Chooses between media types by the weights of an {@code Accept} header (RFC 9110,
 * section 12.5.1). Of equal weights the type wins that is named more exactly, then the
 * one that is named first.
 */
final class MediaTypeChoice {

	private final List<Range> ranges = new ArrayList<>();

	private MediaTypeChoice() {
	}

	/**
	 * Choose a media type.
	 * @param accept the values of the header
	 * @param otherwise what is taken if the header names none of them
	 */
	static MigrationsMediaType of(List<String> accept, MigrationsMediaType otherwise) {
		return of(accept).orElse(otherwise);
	}

	/**
	 * Choose a media type.
	 * @param accept the values of the header
	 * @return the media type, or nothing if the header names none of them
	 */
	static Optional<MigrationsMediaType> of(List<String> accept) {
		MediaTypeChoice choice = new MediaTypeChoice();
		try {
			accept.forEach(
					(value) -> MimeTypeUtils.tokenize(value).forEach((range) -> choice.add(MimeType.valueOf(range))));
		}
		catch (InvalidMimeTypeException ex) {
			return Optional.empty();
		}
		return choice.best();
	}

	private void add(MimeType range) {
		this.ranges.add(new Range(range, this.ranges.size()));
	}

	private Optional<MigrationsMediaType> best() {
		MigrationsMediaType best = null;
		Range bestRange = null;
		// A range with wildcards names the default first
		for (MigrationsMediaType type : List.of(MigrationsMediaType.JSON, MigrationsMediaType.ACTUATOR_V3,
				MigrationsMediaType.ACTUATOR_V2, MigrationsMediaType.HTML)) {
			Range range = range(type.getProducedMimeType());
			if (range != null && range.weight() > 0
					&& (bestRange == null || Range.BEST_FIRST.compare(range, bestRange) < 0)) {
				best = type;
				bestRange = range;
			}
		}
		return Optional.ofNullable(best);
	}

	/**
	 * Return the range that is about a type: the most exact of those that hold it.
	 */
	private @Nullable Range range(MimeType type) {
		return this.ranges.stream()
			.filter((range) -> range.type().includes(type))
			.max(Comparator.comparingInt(Range::exactness))
			.orElse(null);
	}

	/**
	 * A media type or a group of them.
	 *
	 * @param type the type, possibly with wildcards
	 * @param position where it stands in the header
	 */
	private record Range(MimeType type, int position) {

		static final Comparator<Range> BEST_FIRST = Comparator.comparingDouble(Range::weight)
			.thenComparingInt(Range::exactness)
			.reversed()
			.thenComparingInt(Range::position);

		double weight() {
			String weight = this.type.getParameter("q");
			try {
				return (weight != null) ? Double.parseDouble(weight) : 1;
			}
			catch (NumberFormatException ex) {
				return 0;
			}
		}

		int exactness() {
			return this.type.isWildcardType() ? 0 : this.type.isWildcardSubtype() ? 1 : 2;
		}

	}

}
