/**
 * Contestants that take turns, and what several comparisons need.
 */
@NullMarked
package dev.migration.benchmarks.contest;

import org.jspecify.annotations.NullMarked;
