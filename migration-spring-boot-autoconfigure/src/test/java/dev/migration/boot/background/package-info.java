/**
 * An application that is migrated in the background.
 */
@NullMarked
package dev.migration.boot.background;

import org.jspecify.annotations.NullMarked;
