package dev.migration.operation;

import dev.migration.schema.CompositeType;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Drop a composite type. Reversible if its attributes are given.
 *
 * @param type the name
 * @param definition the type as it was, or {@code null} if unknown
 * @param ifExists whether nothing happens if there is none
 * @author The Migration Authors
 * @since 0.1.0
 */
public record DropCompositeType(QualifiedName type, @Nullable CompositeType definition,
		boolean ifExists) implements Operation {

	/**
	 * Drop a composite type that is there.
	 * @param type the name
	 * @param definition the type as it was or {@code null}
	 */
	public DropCompositeType(QualifiedName type, @Nullable CompositeType definition) {
		this(type, definition, false);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public boolean reversible() {
		return this.definition != null;
	}

	@Override
	public Operation inverse() {
		if (this.definition == null) {
			throw new IrreversibleOperationException(this, "drop composite type " + this.type,
					"the attributes of the type are not given");
		}
		return new CreateCompositeType(this.definition, this.ifExists);
	}

}
