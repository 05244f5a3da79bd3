/**
 * A small bookshop whose schema is kept by revisions.
 */
@NullMarked
package dev.migration.demo;

import org.jspecify.annotations.NullMarked;
