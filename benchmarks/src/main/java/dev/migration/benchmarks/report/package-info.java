/**
 * What was measured, kept in files, and the document made of it.
 */
@NullMarked
package dev.migration.benchmarks.report;

import org.jspecify.annotations.NullMarked;
