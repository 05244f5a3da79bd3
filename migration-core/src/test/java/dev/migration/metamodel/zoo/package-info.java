/**
 * Mappings of every kind, for proofs over all of them.
 */
@NullMarked
package dev.migration.metamodel.zoo;

import org.jspecify.annotations.NullMarked;
