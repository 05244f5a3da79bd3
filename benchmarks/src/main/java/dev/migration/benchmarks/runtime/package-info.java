/**
 * How long revisions take that move many rows.
 */
@NullMarked
package dev.migration.benchmarks.runtime;

import org.jspecify.annotations.NullMarked;
