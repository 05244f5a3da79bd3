/**
 * Tests of script files, by literals, compiled text and temporary directories.
 */
@NullMarked
package dev.migration.scripts;

import org.jspecify.annotations.NullMarked;
