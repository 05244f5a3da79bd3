/**
 * What takes no database, measured with JMH and beside Alembic.
 */
@NullMarked
package dev.migration.benchmarks.pure;

import org.jspecify.annotations.NullMarked;
