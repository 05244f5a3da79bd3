package dev.migration.script;

import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.schema.CompositeType;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A composite type in a script, made by
 * {@link Ddl#compositeType(String, AttributeSpec...)}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class CompositeTypeSpec {

	private final QualifiedName name;

	private final List<AttributeSpec> attributes;

	private final @Nullable String comment;

	CompositeTypeSpec(QualifiedName name, List<AttributeSpec> attributes, @Nullable String comment) {
		this.name = name;
		this.attributes = attributes;
		this.comment = comment;
	}

	/**
	 * Set the comment.
	 * @param text the comment
	 * @return the changed type
	 */
	public CompositeTypeSpec comment(String text) {
		return new CompositeTypeSpec(this.name, this.attributes, text);
	}

	CompositeType resolve(Dialect dialect) {
		return new CompositeType(this.name,
				this.attributes.stream().map((attribute) -> attribute.resolve(dialect)).toList(), this.comment);
	}

}
