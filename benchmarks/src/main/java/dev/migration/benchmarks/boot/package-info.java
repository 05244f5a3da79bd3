/**
 * Starts of whole applications, packaged as users package them.
 */
@NullMarked
package dev.migration.benchmarks.boot;

import org.jspecify.annotations.NullMarked;
