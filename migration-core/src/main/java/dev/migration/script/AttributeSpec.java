package dev.migration.script;

import dev.migration.dialect.Dialect;
import dev.migration.schema.CompositeType.Attribute;
import dev.migration.schema.Name;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of a composite type in a script, made by
 * {@link Ddl#attribute(String, TypeSpec)}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class AttributeSpec {

	private final Name name;

	private final TypeSpec type;

	private final @Nullable String comment;

	AttributeSpec(Name name, TypeSpec type, @Nullable String comment) {
		this.name = name;
		this.type = type;
		this.comment = comment;
	}

	/**
	 * Set the comment.
	 * @param text the comment
	 * @return the changed attribute
	 */
	public AttributeSpec comment(String text) {
		return new AttributeSpec(this.name, this.type, text);
	}

	Attribute resolve(Dialect dialect) {
		return new Attribute(this.name, this.type.resolve(dialect), this.comment);
	}

}
