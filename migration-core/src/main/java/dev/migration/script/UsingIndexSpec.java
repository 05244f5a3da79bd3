package dev.migration.script;

import dev.migration.schema.Constraint;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.UniqueConstraint;

/**
 * A primary key or a unique constraint over an index that is there, made by
 * {@link UniqueSpec#usingIndex(String)} and {@link PrimaryKeySpec#usingIndex(String)}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class UsingIndexSpec {

	private final Constraint constraint;

	private final Index index;

	private UsingIndexSpec(Constraint constraint, Index index) {
		this.constraint = constraint;
		this.index = index;
	}

	static UsingIndexSpec of(UniqueConstraint constraint, String index) {
		return new UsingIndexSpec(constraint, index(constraint, index).withIncluded(constraint.included())
			.withNullsNotDistinct(constraint.nullsNotDistinct()));
	}

	static UsingIndexSpec of(PrimaryKey key, String index) {
		return new UsingIndexSpec(key, index(key, index).withIncluded(key.included()));
	}

	private static Index index(Constraint constraint, String name) {
		return Index.of(Name.of(name), true, constraint.columns().stream().map(IndexElement::ascending).toList());
	}

	Constraint constraint() {
		return this.constraint;
	}

	Index index() {
		return this.index;
	}

}
