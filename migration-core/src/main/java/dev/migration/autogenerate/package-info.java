/**
 * Compares the entity model with the database and proposes the revision that removes the
 * difference.
 */
@NullMarked
package dev.migration.autogenerate;

import org.jspecify.annotations.NullMarked;
