/**
 * What a revision script sees. Promised for ever: old revisions keep compiling and doing
 * what they did.
 */
@NullMarked
package dev.migration.script;

import org.jspecify.annotations.NullMarked;
