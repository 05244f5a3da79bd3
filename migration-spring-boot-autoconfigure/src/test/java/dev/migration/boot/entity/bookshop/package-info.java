/**
 * Entities of tests.
 */
@NullMarked
package dev.migration.boot.entity.bookshop;

import org.jspecify.annotations.NullMarked;
