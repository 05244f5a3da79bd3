/**
 * Processes, connections and servers that are ended at any moment of a run, and what the
 * next run makes of it.
 */
@NullMarked
package dev.migration.reliability;

import org.jspecify.annotations.NullMarked;
