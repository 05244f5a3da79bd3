package dev.migration.script;

import dev.migration.schema.Deferral;
import dev.migration.schema.Index;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;

/**
 * A primary key over an index that is there, made by
 * {@link PrimaryKeySpec#usingIndex(String)}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class PrimaryKeyUsingIndexSpec extends UsingIndexSpec {

	private final PrimaryKeySpec key;

	private final Name index;

	PrimaryKeyUsingIndexSpec(PrimaryKeySpec key, Name index) {
		super(index);
		this.key = key;
		this.index = index;
	}

	/**
	 * Name the key, and with it the index.
	 * @param name the name
	 * @return the named key
	 */
	public PrimaryKeyUsingIndexSpec named(String name) {
		return new PrimaryKeyUsingIndexSpec(this.key.named(name), this.index);
	}

	/**
	 * Say which further columns the index has (PostgreSQL).
	 * @param columns the columns
	 * @return the changed key
	 */
	public PrimaryKeyUsingIndexSpec include(String... columns) {
		return new PrimaryKeyUsingIndexSpec(this.key.include(columns), this.index);
	}

	/**
	 * Say when the key is checked (PostgreSQL).
	 * @param deferral when
	 * @return the changed key
	 */
	public PrimaryKeyUsingIndexSpec deferral(Deferral deferral) {
		return new PrimaryKeyUsingIndexSpec(this.key.deferral(deferral), this.index);
	}

	@Override
	PrimaryKey constraint() {
		return this.key.key();
	}

	@Override
	Index index() {
		return super.index().withIncluded(constraint().included());
	}

}
