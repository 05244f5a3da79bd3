package dev.migration.autogenerate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.migration.reflection.ExistingSchemas;
import dev.migration.reflection.SchemaReadException;
import dev.migration.reflection.SchemaRights;
import dev.migration.runtime.MigrationSession;
import dev.migration.schema.Name;
import dev.migration.schema.SchemaModel;

/**
 * The schemas that a comparison looks at.
 *
 * @param session the session
 * @param further other schemas than the migrated one that somebody wants to have looked
 * at
 * @param ofModel those that the entities name
 */
record SeenSchemas(MigrationSession session, List<Name> further, List<Name> ofModel) {

	SeenSchemas {
		further = List.copyOf(further);
		ofModel = List.copyOf(ofModel);
	}

	static SeenSchemas of(MigrationSession session, List<Name> further, SchemaModel wanted) {
		List<Name> ofModel = Stream
			.concat(wanted.tables().stream().map((table) -> table.name().schema()), wanted.schemas().stream())
			.filter(Objects::nonNull)
			.distinct()
			.toList();
		return new SeenSchemas(session, further, ofModel);
	}

	/**
	 * Return their names as the database stores them, each once.
	 */
	List<String> stored() {
		return Stream.of(Stream.of(this.session.schema()), this.further.stream(), this.ofModel.stream())
			.flatMap((names) -> names)
			.map(this::stored)
			.distinct()
			.toList();
	}

	private String stored(Name schema) {
		try {
			return UnmanagedDrops.stored(schema, this.session.connection());
		}
		catch (SQLException ex) {
			throw new SchemaReadException(schema.text(), ex);
		}
	}

	/**
	 * Return what cannot be seen of them, a sentence each.
	 */
	List<String> unseen() {
		List<String> sentences = new ArrayList<>(
				SchemaRights.hidden(this.session.connection(), this.session.database().dialect(), stored()));
		List<Name> missing = new ArrayList<>(this.further);
		missing.removeAll(this.ofModel);
		if (!missing.isEmpty()) {
			missing.removeAll(ExistingSchemas.of(this.session.connection(), this.session.database().dialect()));
		}
		missing.forEach((name) -> sentences.add("Schema '" + name.text()
				+ "', which 'migration.autogenerate.schemas' names, cannot be found; create it, grant a right on it or take it out."));
		return sentences;
	}

}
