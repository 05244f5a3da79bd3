package dev.migration.boot.page;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.migration.command.RevisionEntry;
import dev.migration.command.RevisionSql;
import dev.migration.revision.Direction;
import dev.migration.revision.RevisionNode;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonWriter;

/**
 * What the endpoint answers about each revision, as a part of the document.
 */
final class EmbeddedSql {

	private static final JsonWriter<Map<String, Object>> JSON = JsonWriter.standard();

	private EmbeddedSql() {
	}

	/**
	 * Return the SQL of all revisions by id. No character of it can end the element that
	 * holds it.
	 */
	static String json(PageDatabase database, RevisionSqlSource sql) {
		Map<String, Object> revisions = new LinkedHashMap<>();
		for (RevisionEntry entry : database.status().revisions()) {
			RevisionNode revision = entry.revision();
			Map<String, Object> values = new LinkedHashMap<>();
			values.put("script", revision.origin());
			values.put("upgrade", direction(sql.sql(database, revision, Direction.UPGRADE)));
			values.put("downgrade", direction(sql.sql(database, revision, Direction.DOWNGRADE)));
			revisions.put(revision.id(), values);
		}
		return JSON.writeToString(revisions)
			.replace("<", "\\u003c")
			.replace(">", "\\u003e")
			.replace("&", "\\u0026")
			.replace("\u2028", "\\u2028")
			.replace("\u2029", "\\u2029");
	}

	private static Map<String, @Nullable Object> direction(RevisionSql sql) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		values.put("statements", sql.statements());
		values.put("unavailable", sql.unavailable());
		return values;
	}

}
