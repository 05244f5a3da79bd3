package dev.migration.boot.page;

import dev.migration.command.RevisionSql;
import dev.migration.revision.Direction;
import dev.migration.revision.RevisionNode;

/**
 * Knows the SQL of revisions, for a page that cannot ask an endpoint for it.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@FunctionalInterface
public interface RevisionSqlSource {

	/**
	 * Return the SQL of a revision.
	 * @param database the database
	 * @param revision one of its revisions
	 * @param direction which way
	 * @return the statements, or why there are none
	 */
	RevisionSql sql(PageDatabase database, RevisionNode revision, Direction direction);

}
