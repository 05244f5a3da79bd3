/**
 * Auto-configuration: properties, the choice of the connection, the upgrade on start-up.
 */
@NullMarked
package dev.migration.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
