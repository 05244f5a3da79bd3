/**
 * How long it takes to compare a large entity model with its database, and what is found.
 */
@NullMarked
package dev.migration.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
