package dev.migration.testing.pairs;

import dev.migration.schema.Identity;
import dev.migration.schema.Name;
import org.jspecify.annotations.Nullable;

/**
 * A column whose expressions are written once its type is known.
 *
 * @param name the name
 * @param type the type
 * @param nullable whether it takes nulls
 * @param defaultChoice which of the defaults of its type, none if negative
 * @param identity how it counts
 * @param source what it is computed from
 * @param computation which of the computations of its type
 * @param stored which of the ways to keep what is computed
 * @param comment the comment
 */
record ColumnDraft(Name name, TypeSample type, boolean nullable, int defaultChoice, @Nullable Identity identity,
		@Nullable Name source, int computation, int stored, @Nullable String comment) {

	static ColumnDraft of(Name name, TypeSample type, boolean nullable) {
		return new ColumnDraft(name, type, nullable, -1, null, null, 0, 0, null);
	}

	ColumnDraft withType(TypeSample other) {
		return new ColumnDraft(this.name, other, this.nullable, this.defaultChoice, this.identity, this.source,
				this.computation, this.stored, this.comment);
	}

	ColumnDraft withNullable(boolean other) {
		return new ColumnDraft(this.name, this.type, other, this.defaultChoice, this.identity, this.source,
				this.computation, this.stored, this.comment);
	}

	ColumnDraft withDefault(int choice) {
		return new ColumnDraft(this.name, this.type, this.nullable, choice, this.identity, this.source,
				this.computation, this.stored, this.comment);
	}

	ColumnDraft withIdentity(@Nullable Identity other) {
		return new ColumnDraft(this.name, this.type, this.nullable, this.defaultChoice, other, this.source,
				this.computation, this.stored, this.comment);
	}

	ColumnDraft withSource(@Nullable Name other, int choice, int storage) {
		return new ColumnDraft(this.name, this.type, this.nullable, this.defaultChoice, this.identity, other, choice,
				storage, this.comment);
	}

	ColumnDraft withComment(@Nullable String other) {
		return new ColumnDraft(this.name, this.type, this.nullable, this.defaultChoice, this.identity, this.source,
				this.computation, this.stored, other);
	}

}
