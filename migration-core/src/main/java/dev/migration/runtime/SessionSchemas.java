package dev.migration.runtime;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migration.reflection.SchemaReaders;
import dev.migration.reflection.SchemaScope;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaSource;

/**
 * Reads the schema that a session migrates, without the tool's own tables, and the other
 * schemas that a model or a script names.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class SessionSchemas {

	private SessionSchemas() {
	}

	/**
	 * Return the source of the migrated schema and of others that are named.
	 * @param session the session, in or out of a transaction
	 * @param names names whose schemas are read too
	 * @param sequences sequences that are read even if a serial column owns them
	 * @return the source, which reads anew each time
	 */
	public static SchemaSource of(MigrationSession session, Collection<QualifiedName> names,
			Set<QualifiedName> sequences) {
		Set<String> further = names.stream()
			.map(QualifiedName::schema)
			.flatMap(Stream::ofNullable)
			.map(Name::text)
			.collect(Collectors.toSet());
		Set<QualifiedName> own = Stream
			.concat(Stream.of(session.database().versionTable(), session.database().historyTable()),
					session.dialect().lock().table().stream())
			.map((name) -> new QualifiedName(null, name))
			.collect(Collectors.toSet());
		SchemaScope scope = new SchemaScope(session.schema().text(), further, own, sequences);
		return SchemaReaders.of(session.connection(), session.dialect(), scope);
	}

}
