/**
 * What the shop sells: books, who wrote and who publishes them, and where they stand.
 */
@NullMarked
package dev.migration.demo.catalog;

import org.jspecify.annotations.NullMarked;
