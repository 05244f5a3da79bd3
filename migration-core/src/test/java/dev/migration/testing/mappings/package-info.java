/**
 * Entities by chance, compiled at run time.
 */
@NullMarked
package dev.migration.testing.mappings;

import org.jspecify.annotations.NullMarked;
