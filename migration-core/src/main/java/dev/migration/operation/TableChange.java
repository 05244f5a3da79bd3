package dev.migration.operation;

import dev.migration.schema.QualifiedName;

/**
 * What an {@link AlterTable} may hold: a change of what belongs to one table.
 */
interface TableChange {

	QualifiedName table();

}
