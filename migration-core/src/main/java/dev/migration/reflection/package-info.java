/**
 * Reads the schema of a live database and lets the database settle what two spellings of
 * an expression mean.
 */
@NullMarked
package dev.migration.reflection;

import org.jspecify.annotations.NullMarked;
