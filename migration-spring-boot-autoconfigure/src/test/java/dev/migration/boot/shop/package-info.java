/**
 * An application with entities, repositories and revisions, to be started by tests.
 */
@NullMarked
package dev.migration.boot.shop;

import org.jspecify.annotations.NullMarked;
