package dev.migration.reflection;

import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Something in a database that a schema model has no place for.
 *
 * @param name the object, or the table if it is a part of one
 * @param kind what an object is in words, such as {@code domain}; {@code null} for a part
 * of a table
 * @param text what there is about a table, such as {@code is unlogged}; of an object its
 * name
 * @param word what a statement that made it contains, in any case; {@code null} if none
 * does
 * @author The Migration Authors
 * @since 0.1.0
 */
public record UnreadPart(QualifiedName name, @Nullable String kind, String text, @Nullable String word) {

}
