/**
 * The pure revision graph: which steps and version row changes lead from the applied
 * revisions to a target.
 */
@NullMarked
package dev.migration.revision;

import org.jspecify.annotations.NullMarked;
