/**
 * What operators see: the endpoint.
 */
@NullMarked
package dev.migration.boot.actuate;

import org.jspecify.annotations.NullMarked;
