package dev.migration.autogenerate;

import java.util.Optional;

import dev.migration.dialect.Dialect;
import dev.migration.schema.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * What a change from one type to another means for the values that are there. Only what
 * is known to keep every value passes without a word.
 *
 * @param loss whether values stay what they are
 * @param text half a sentence about what may happen, {@code null} if nothing does
 * @param fit what tells whether a value stays, or {@code null} if no query can
 */
record TypeChange(Loss loss, @Nullable String text, @Nullable Fit fit) {

	static final TypeChange LOSSLESS = new TypeChange(Loss.LOSSLESS, null, null);

	static final TypeChange UNKNOWN = lossy("check that every value converts as intended");

	static final TypeChange SESSION_ZONE = lossy("values are read in the session's time zone");

	static final TypeChange ROUNDED = lossy("values are rounded");

	static final TypeChange SPELLING = lossy(
			"fails if a value cannot be read as one of the new type, and its spelling is lost");

	/**
	 * Return what a change means on a database.
	 * @param from the type of the values
	 * @param to the type that they are converted to
	 * @param dialect the language of the database
	 * @return what is known about it
	 */
	static TypeChange between(ColumnType from, ColumnType to, Dialect dialect) {
		if (from.equals(to)) {
			return LOSSLESS;
		}
		return switch (dialect.name()) {
			case "postgresql" -> PostgreSqlTypeChange.between(from, to);
			case "h2" -> H2TypeChange.between(from, to);
			default -> MySqlTypeChange.between(from, to);
		};
	}

	static TypeChange ifFits(String text, @Nullable Fit fit) {
		return new TypeChange(Loss.LOSSLESS_IF_FITS, text, fit);
	}

	static TypeChange ifFits(String text) {
		return ifFits(text, null);
	}

	static TypeChange lossy(String text, @Nullable Fit fit) {
		return new TypeChange(Loss.LOSSY, text, fit);
	}

	static TypeChange lossy(String text) {
		return lossy(text, null);
	}

	/**
	 * Return what a reviewer has to know.
	 * @return half a sentence, empty if every value stays what it is
	 */
	Optional<String> consequence() {
		return Optional.ofNullable(this.text);
	}

}
