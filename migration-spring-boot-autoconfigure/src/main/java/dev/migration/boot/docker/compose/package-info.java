/**
 * Migrations of the databases that Docker Compose starts.
 */
@NullMarked
package dev.migration.boot.docker.compose;

import org.jspecify.annotations.NullMarked;
