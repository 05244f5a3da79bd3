/**
 * How long it takes to read what scripts declare.
 */
@NullMarked
package dev.migration.benchmarks.scripts;

import org.jspecify.annotations.NullMarked;
