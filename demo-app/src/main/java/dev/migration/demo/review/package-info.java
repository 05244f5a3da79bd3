/**
 * What customers think of books.
 */
@NullMarked
package dev.migration.demo.review;

import org.jspecify.annotations.NullMarked;
