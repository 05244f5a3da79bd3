/**
 * What differs from database to database, as text and knowledge only: types, names,
 * literals, DDL, the statements of lock and state.
 */
@NullMarked
package dev.migration.dialect;

import org.jspecify.annotations.NullMarked;
