/**
 * The command line: runs a command instead of the application.
 */
@NullMarked
package dev.migration.boot.command;

import org.jspecify.annotations.NullMarked;
