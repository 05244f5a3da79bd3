/**
 * A small application whose revisions are tested.
 */
@NullMarked
package dev.migration.boot.test.shop;

import org.jspecify.annotations.NullMarked;
