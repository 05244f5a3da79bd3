package dev.migration.operation;

import dev.migration.schema.EnumType;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Drop an enum type. Reversible if its values are given.
 *
 * @param type the name
 * @param definition the type as it was, or {@code null} if unknown
 * @param ifExists whether nothing happens if there is none
 * @author The Migration Authors
 * @since 0.1.0
 */
public record DropEnumType(QualifiedName type, @Nullable EnumType definition, boolean ifExists) implements Operation {

	/**
	 * Drop an enum type that is there.
	 * @param type the name
	 * @param definition the type as it was or {@code null}
	 */
	public DropEnumType(QualifiedName type, @Nullable EnumType definition) {
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
			throw new IrreversibleOperationException(this, "drop enum type " + this.type,
					"the values of the type are not given");
		}
		return new CreateEnumType(this.definition, this.ifExists);
	}

}
