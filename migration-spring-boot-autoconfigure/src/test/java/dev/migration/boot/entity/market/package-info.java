/**
 * Entities of tests.
 */
@NullMarked
package dev.migration.boot.entity.market;

import org.jspecify.annotations.NullMarked;
