/**
 * What has to be done to make one schema into another.
 */
@NullMarked
package dev.migration.diff;

import org.jspecify.annotations.NullMarked;
