/**
 * How long the endpoint takes to answer.
 */
@NullMarked
package dev.migration.benchmarks.actuate;

import org.jspecify.annotations.NullMarked;
