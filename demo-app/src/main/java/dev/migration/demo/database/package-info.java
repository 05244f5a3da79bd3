/**
 * The PostgreSQL server that the demo brings along.
 */
@NullMarked
package dev.migration.demo.database;

import org.jspecify.annotations.NullMarked;
