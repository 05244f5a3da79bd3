/**
 * Reads the schema that a Hibernate mapping asks for; the only package that knows
 * Hibernate.
 */
@NullMarked
package dev.migration.metamodel;

import org.jspecify.annotations.NullMarked;
