/**
 * Tests of an application's revisions, which an application gets by one class of its own.
 */
@NullMarked
package dev.migration.boot.test;

import org.jspecify.annotations.NullMarked;
