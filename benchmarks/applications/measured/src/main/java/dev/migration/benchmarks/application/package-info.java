/**
 * The application whose start is measured, whatever tool is packaged with it.
 */
@NullMarked
package dev.migration.benchmarks.application;

import org.jspecify.annotations.NullMarked;
