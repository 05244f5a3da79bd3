package dev.migration.runtime;

import java.util.Set;

import dev.migration.reflection.PostgreSqlReflection;
import dev.migration.reflection.SchemaScope;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaSource;

/**
 * Reads the schema that a session migrates, without the tool's own tables.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class SessionSchemas {

	private SessionSchemas() {
	}

	/**
	 * Return the source of the migrated schema.
	 * @param session the session, in or out of a transaction
	 * @return the source, which reads anew each time
	 */
	public static SchemaSource of(MigrationSession session) {
		Set<QualifiedName> own = Set.of(new QualifiedName(null, session.database().versionTable()),
				new QualifiedName(null, session.database().historyTable()));
		SchemaScope scope = new SchemaScope(session.schema().text(), Set.of(), own);
		return new PostgreSqlReflection(session.connection(), session.dialect(), scope);
	}

}
