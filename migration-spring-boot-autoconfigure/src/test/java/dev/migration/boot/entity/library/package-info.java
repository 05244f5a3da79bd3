/**
 * Entities of tests.
 */
@NullMarked
package dev.migration.boot.entity.library;

import org.jspecify.annotations.NullMarked;
