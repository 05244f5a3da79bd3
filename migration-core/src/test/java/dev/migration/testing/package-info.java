/**
 * The databases that the tests of all modules run against.
 */
@NullMarked
package dev.migration.testing;

import org.jspecify.annotations.NullMarked;
