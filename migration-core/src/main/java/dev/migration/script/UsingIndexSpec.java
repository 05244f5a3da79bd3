package dev.migration.script;

import dev.migration.schema.Constraint;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;

/**
 * A primary key or a unique constraint over an index that is there.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public abstract sealed class UsingIndexSpec permits PrimaryKeyUsingIndexSpec, UniqueUsingIndexSpec {

	private final Name index;

	UsingIndexSpec(Name index) {
		this.index = index;
	}

	abstract Constraint constraint();

	/** Return the index as the constraint says that it is. */
	Index index() {
		return Index.of(this.index, true, constraint().columns().stream().map(IndexElement::ascending).toList());
	}

}
