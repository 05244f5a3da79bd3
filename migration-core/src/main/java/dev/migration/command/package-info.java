/**
 * Every command as a method that returns a value; nothing here prints.
 */
@NullMarked
package dev.migration.command;

import org.jspecify.annotations.NullMarked;
