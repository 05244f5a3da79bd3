/**
 * Entities that use much of what a mapping can say.
 */
@NullMarked
package dev.migration.boot.entity.shop;

import org.jspecify.annotations.NullMarked;
