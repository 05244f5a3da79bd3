/**
 * Pairs of schemas by chance, rows in them, and how a pair that fails is made smaller.
 */
@NullMarked
package dev.migration.testing.pairs;

import org.jspecify.annotations.NullMarked;
