/**
 * Runs revisions: history, database, version and history tables, lock, sinks for SQL.
 */
@NullMarked
package dev.migration.runtime;

import org.jspecify.annotations.NullMarked;
