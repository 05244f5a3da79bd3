package dev.migration.operation;

import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Add a value to an enum type. Reversible; the way back rebuilds the type.
 *
 * @param type the type
 * @param value the value
 * @param before the value that it stands right before, or {@code null}
 * @param after the value that it stands right after, or {@code null}; at the end if
 * neither is given
 * @param ifNotExists whether nothing happens if there is one already
 * @author The Migration Authors
 * @since 0.1.0
 */
public record AddEnumValue(QualifiedName type, String value, @Nullable String before, @Nullable String after,
		boolean ifNotExists) implements Operation {

	public AddEnumValue {
		if (before != null && after != null) {
			throw new InvalidOperationException("Value '" + value + "' of enum type '" + type + "' stands before '"
					+ before + "' and after '" + after + "'; give one of them.");
		}
	}

	/**
	 * Add a value at the end.
	 * @param type the type
	 * @param value the value
	 */
	public AddEnumValue(QualifiedName type, String value) {
		this(type, value, null, null, false);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		return new DropEnumValue(this.type, this.value, this.before, this.after, this.ifNotExists);
	}

}
