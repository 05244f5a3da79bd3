/**
 * Tries revisions out on a throwaway database: up, down and up again, and compares.
 */
@NullMarked
package dev.migration.proof;

import org.jspecify.annotations.NullMarked;
