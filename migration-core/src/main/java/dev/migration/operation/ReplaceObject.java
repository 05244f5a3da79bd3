package dev.migration.operation;

import java.util.List;

import dev.migration.schema.DatabaseObject;
import org.jspecify.annotations.Nullable;

/**
 * Create a view, routine or trigger, in place of the one that is there. Reversible.
 *
 * @param from the object before, or {@code null} if there was none
 * @param to the object after
 * @param known whether {@code from} is certain; if not, there may be anything, which is
 * replaced
 * @author The Migration Authors
 * @since 0.1.0
 */
public record ReplaceObject(@Nullable DatabaseObject from, DatabaseObject to, boolean known) implements Operation {

	public ReplaceObject {
		if (from != null && (from.kind() != to.kind() || !from.name().equals(to.name()))) {
			throw new InvalidOperationException(
					"The " + from.key() + " cannot be replaced by " + to.key() + "; use the same kind and name.");
		}
	}

	/**
	 * Replace what is known.
	 * @param from the object before, or {@code null} if there was none
	 * @param to the object after
	 */
	public ReplaceObject(@Nullable DatabaseObject from, DatabaseObject to) {
		this(from, to, true);
	}

	/**
	 * Return what the object has beside its definition: what is said of it, or else what
	 * is known of the one before.
	 * @return the properties as the database reads them back, empty if none is known
	 */
	public List<String> properties() {
		List<String> properties = (this.to.properties() == null && this.from != null) ? this.from.properties()
				: this.to.properties();
		return (properties != null) ? properties : List.of();
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public boolean reversible() {
		return this.known || this.from != null;
	}

	@Override
	public Operation inverse() {
		if (!reversible()) {
			throw new IrreversibleOperationException(this, "replace " + this.to.key(),
					"what was there before is not known");
		}
		return (this.from != null) ? new ReplaceObject(this.to, this.from)
				: new DropObject(this.to.key(), this.to, false);
	}

}
