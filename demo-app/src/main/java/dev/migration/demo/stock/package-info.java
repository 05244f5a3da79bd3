/**
 * How many copies of a book there are, and why that number changed.
 */
@NullMarked
package dev.migration.demo.stock;

import org.jspecify.annotations.NullMarked;
