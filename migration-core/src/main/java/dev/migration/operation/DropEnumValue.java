package dev.migration.operation;

import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Remove a value from an enum type, which rebuilds the type and fails if a row uses the
 * value. Reversible.
 *
 * @param type the type
 * @param value the value
 * @param before the value that it stands right before, or {@code null}
 * @param after the value that it stands right after, or {@code null}; at the end if
 * neither is given
 * @param ifExists whether nothing happens if there is none
 * @author The Migration Authors
 * @since 0.1.0
 */
public record DropEnumValue(QualifiedName type, String value, @Nullable String before, @Nullable String after,
		boolean ifExists) implements Operation {

	public DropEnumValue {
		if (before != null && after != null) {
			throw new InvalidOperationException("Value '" + value + "' of enum type '" + type + "' stands before '"
					+ before + "' and after '" + after + "'; give one of them.");
		}
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		return new AddEnumValue(this.type, this.value, this.before, this.after, this.ifExists);
	}

}
