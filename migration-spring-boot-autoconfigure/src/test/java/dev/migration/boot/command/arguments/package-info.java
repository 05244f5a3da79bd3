/**
 * A revision that reads the arguments of its run.
 */
@NullMarked
package dev.migration.boot.command.arguments;

import org.jspecify.annotations.NullMarked;
