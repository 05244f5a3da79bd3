/**
 * Migrations of the databases that Testcontainers starts.
 */
@NullMarked
package dev.migration.boot.testcontainers;

import org.jspecify.annotations.NullMarked;
