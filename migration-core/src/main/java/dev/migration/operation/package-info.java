/**
 * Changes of a schema as values that hold what was before and what is after.
 */
@NullMarked
package dev.migration.operation;

import org.jspecify.annotations.NullMarked;
