/**
 * Orders, how they are paid and how they are shipped.
 */
@NullMarked
package dev.migration.demo.order;

import org.jspecify.annotations.NullMarked;
