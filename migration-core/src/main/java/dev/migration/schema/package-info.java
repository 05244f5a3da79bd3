/**
 * Immutable values that describe a database schema, whatever it was read from.
 */
@NullMarked
package dev.migration.schema;

import org.jspecify.annotations.NullMarked;
