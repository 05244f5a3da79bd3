/**
 * An entity that Hibernate refuses.
 */
@NullMarked
package dev.migration.boot.entity.unreadable;

import org.jspecify.annotations.NullMarked;
