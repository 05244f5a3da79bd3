/**
 * How long it takes to find the differences of two schemas that are read already.
 */
@NullMarked
package dev.migration.benchmarks.diff;

import org.jspecify.annotations.NullMarked;
