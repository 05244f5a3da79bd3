/**
 * How long the revision graph takes to be built and to plan, for histories of several
 * lengths.
 */
@NullMarked
package dev.migration.benchmarks.revision;

import org.jspecify.annotations.NullMarked;
