package dev.migration.operation;

import dev.migration.schema.DatabaseObject;
import org.jspecify.annotations.Nullable;

/**
 * Create a view, routine or trigger, in place of the one that is there. Reversible.
 *
 * @param from the object before, or {@code null} if there was none
 * @param to the object after
 * @author The Migration Authors
 * @since 0.1.0
 */
public record ReplaceObject(@Nullable DatabaseObject from, DatabaseObject to) implements Operation {

	public ReplaceObject {
		if (from != null && (from.kind() != to.kind() || !from.name().equals(to.name()))) {
			throw new InvalidOperationException(
					"The " + from.key() + " cannot be replaced by " + to.key() + "; use the same kind and name.");
		}
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		return (this.from != null) ? new ReplaceObject(this.to, this.from)
				: new DropObject(this.to.key(), this.to, false);
	}

}
