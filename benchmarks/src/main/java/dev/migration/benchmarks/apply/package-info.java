/**
 * How long it takes to apply many revisions to an empty database.
 */
@NullMarked
package dev.migration.benchmarks.apply;

import org.jspecify.annotations.NullMarked;
