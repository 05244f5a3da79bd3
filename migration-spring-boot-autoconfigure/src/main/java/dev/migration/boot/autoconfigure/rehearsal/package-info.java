/**
 * The revisions that a rehearsed start reads, one of each kind. They are applied to no
 * database.
 */
@NullMarked
package dev.migration.boot.autoconfigure.rehearsal;

import org.jspecify.annotations.NullMarked;
