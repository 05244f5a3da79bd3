package dev.migration.script;

import dev.migration.schema.Deferral;
import dev.migration.schema.Index;
import dev.migration.schema.Name;
import dev.migration.schema.UniqueConstraint;

/**
 * A unique constraint over an index that is there, made by
 * {@link UniqueSpec#usingIndex(String)}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class UniqueUsingIndexSpec extends UsingIndexSpec {

	private final UniqueSpec unique;

	private final Name index;

	UniqueUsingIndexSpec(UniqueSpec unique, Name index) {
		super(index);
		this.unique = unique;
		this.index = index;
	}

	/**
	 * Name the constraint, and with it the index.
	 * @param name the name
	 * @return the named constraint
	 */
	public UniqueUsingIndexSpec named(String name) {
		return new UniqueUsingIndexSpec(this.unique.named(name), this.index);
	}

	/**
	 * Say that the index treats two nulls as duplicates (PostgreSQL 15 and later).
	 * @return the changed constraint
	 */
	public UniqueUsingIndexSpec nullsNotDistinct() {
		return new UniqueUsingIndexSpec(this.unique.nullsNotDistinct(), this.index);
	}

	/**
	 * Say which further columns the index has (PostgreSQL).
	 * @param columns the columns
	 * @return the changed constraint
	 */
	public UniqueUsingIndexSpec include(String... columns) {
		return new UniqueUsingIndexSpec(this.unique.include(columns), this.index);
	}

	/**
	 * Say when the constraint is checked (PostgreSQL).
	 * @param deferral when
	 * @return the changed constraint
	 */
	public UniqueUsingIndexSpec deferral(Deferral deferral) {
		return new UniqueUsingIndexSpec(this.unique.deferral(deferral), this.index);
	}

	@Override
	UniqueConstraint constraint() {
		return this.unique.constraint();
	}

	@Override
	Index index() {
		return super.index().withIncluded(constraint().included())
			.withNullsNotDistinct(constraint().nullsNotDistinct());
	}

}
