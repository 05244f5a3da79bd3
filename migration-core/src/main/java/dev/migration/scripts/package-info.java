/**
 * Script files: finding and parsing them, and writing new ones in Java and SQL.
 */
@NullMarked
package dev.migration.scripts;

import org.jspecify.annotations.NullMarked;
