package dev.migration.testing.pairs;

import java.util.List;

import dev.migration.schema.Name;
import org.jspecify.annotations.Nullable;

/**
 * A constraint or an index that is written once the types of its columns are known.
 *
 * @param kind what it is
 * @param name the name
 * @param columns its columns
 * @param variant numbers that decide what else there is to it
 * @param target the table that a foreign key refers to
 * @param targetColumns the columns there
 */
record PartDraft(Kind kind, @Nullable Name name, List<Name> columns, List<Integer> variant, @Nullable Name target,
		List<Name> targetColumns) {

	PartDraft withName(@Nullable Name other) {
		return new PartDraft(this.kind, other, this.columns, this.variant, this.target, this.targetColumns);
	}

	PartDraft withVariant(List<Integer> other) {
		return new PartDraft(this.kind, this.name, this.columns, other, this.target, this.targetColumns);
	}

	/** Return whether something that is true once in so many cases is true here. */
	boolean oneIn(int cases, int place) {
		return this.variant.get(place) % cases == 0;
	}

	enum Kind {

		PRIMARY_KEY, UNIQUE, CHECK, FOREIGN_KEY, INDEX

	}

}
