/**
 * Measurements beside other tools and the limits of the database, repeated with one
 * command.
 */
@NullMarked
package dev.migration.benchmarks;

import org.jspecify.annotations.NullMarked;
