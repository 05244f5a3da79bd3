/**
 * Reversible, versioned schema revisions: what all packages share.
 */
@NullMarked
package dev.migration;

import org.jspecify.annotations.NullMarked;
