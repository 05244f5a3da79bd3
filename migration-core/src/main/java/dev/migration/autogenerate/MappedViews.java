package dev.migration.autogenerate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.migration.reflection.ObjectReader;
import dev.migration.reflection.ViewQueries;
import dev.migration.reflection.ViewQueries.Answer;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.SchemaModel;

/**
 * Reads the views that entities are mapped to. Where the database takes two queries for
 * one, the view is as the mapping wants it, whatever its text; where it cannot say, the
 * text counts that this history wrote last.
 */
final class MappedViews {

	private final ObjectReader reader;

	private final ViewQueries queries;

	private final SchemaModel written;

	private final List<DatabaseObject> present = new ArrayList<>();

	private final List<String> notCompared = new ArrayList<>();

	MappedViews(ObjectReader reader, ViewQueries queries, SchemaModel written) {
		this.reader = reader;
		this.queries = queries;
		this.written = written;
	}

	void compare(List<DatabaseObject> wanted) {
		wanted.forEach((view) -> this.reader.read(view.key()).ifPresent((there) -> add(there, view)));
	}

	private void add(DatabaseObject there, DatabaseObject wanted) {
		Optional<DatabaseObject> last = this.written.object(wanted.key());
		Answer answer = this.queries.compare(there, wanted);
		if (answer == Answer.UNKNOWN && last.isPresent()) {
			answer = last.get().definition().equals(wanted.definition()) ? Answer.SAME : Answer.OTHER;
		}
		if (answer == Answer.UNKNOWN) {
			this.notCompared.add("The query of view '" + wanted.name()
					+ "', which the database does not compare and no revision wrote; if it changed, replace it in a"
					+ " revision of your own.");
			answer = Answer.SAME;
		}
		DatabaseObject before = (answer == Answer.SAME) ? wanted
				: last.filter((object) -> this.queries.compare(there, object) == Answer.SAME).orElse(there);
		this.present
			.add(new DatabaseObject(there.kind(), wanted.name(), null, before.definition(), there.properties()));
	}

	List<DatabaseObject> present() {
		return this.present;
	}

	List<String> notCompared() {
		return this.notCompared;
	}

}
