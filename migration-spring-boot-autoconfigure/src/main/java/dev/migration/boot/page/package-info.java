/**
 * The page that operators read, and the revision graph as text.
 */
@NullMarked
package dev.migration.boot.page;

import org.jspecify.annotations.NullMarked;
