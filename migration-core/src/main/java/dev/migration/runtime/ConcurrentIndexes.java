package dev.migration.runtime;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migration.runtime.InterruptedStatements.Effect;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What PostgreSQL does beside others, in several transactions of its own: a build that
 * fails or is interrupted leaves an index that is not valid, which hides behind
 * {@code IF NOT EXISTS} and slows every write. It is found, dropped and built again.
 */
final class ConcurrentIndexes {

	private static final Logger logger = LoggerFactory.getLogger(ConcurrentIndexes.class);

	private static final int PAUSE_MILLIS = 500;

	private static final int POLLS_OF_REPORT = 60;

	private static final String ID = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*+)";

	private static final String NAME = ID + "(?:\\s*\\.\\s*" + ID + ")?";

	private static final Pattern CREATE = pattern("create\\s+(?:unique\\s+)?index\\s+concurrently\\s+"
			+ "(?:(?:if\\s+not\\s+exists\\s+)?(?<name>ID)\\s+)?on\\s+(?:only\\s+)?(?<table>NAME)");

	private static final Pattern DROP = pattern("drop\\s+index\\s+concurrently\\s+(?:if\\s+exists\\s+)?(?<name>NAME)");

	private static final Pattern REINDEX = pattern("reindex\\s+(?:\\([^)]*\\)\\s*)?"
			+ "(?<kind>index|table|schema|database|system)\\s+(?:concurrently\\s+)?(?<name>NAME)?");

	private static final Pattern DETACH = pattern("alter\\s+table\\s+(?:if\\s+exists\\s+)?(?:only\\s+)?(?<table>NAME)"
			+ "\\s+detach\\s+partition\\s+(?<name>NAME)\\s+concurrently");

	private static final String INDEXES = """
			SELECT c.oid, pg_catalog.format('%I.%I', n.nspname, c.relname), i.indisvalid,
			    c.relname = (pg_catalog.parse_ident(?))[1],
			    EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index p WHERE p.index_relid = c.oid)
			FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
			    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
			WHERE c.relkind = 'i' AND i.indrelid = pg_catalog.to_regclass(?) ORDER BY c.oid
			""";

	private static final String LEFT_OF_REINDEX = """
			SELECT pg_catalog.format('%I.%I', n.nspname, c.relname)
			FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
			    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
			WHERE NOT i.indisvalid AND c.relkind = 'i' AND c.relname ~ '_cc(new|old)[0-9]*$' AND n.nspname <> 'pg_toast'
			    AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index p WHERE p.index_relid = c.oid)
			    AND CASE CAST(? AS text) WHEN 'table' THEN i.indrelid = pg_catalog.to_regclass(?)
			        WHEN 'index' THEN i.indrelid = (SELECT x.indrelid FROM pg_catalog.pg_index x
			            WHERE x.indexrelid = pg_catalog.to_regclass(?))
			        WHEN 'schema' THEN n.nspname = (pg_catalog.parse_ident(?))[1] ELSE n.nspname = ? END ORDER BY 1
			""";

	private static final String DETACHED = """
			SELECT pg_catalog.to_jsonb(h) ->> 'inhdetachpending' FROM pg_catalog.pg_inherits h
			WHERE h.inhparent = pg_catalog.to_regclass(?) AND h.inhrelid = pg_catalog.to_regclass(?)
			""";

	private final MigrationSession session;

	ConcurrentIndexes(MigrationSession session) {
		this.session = session;
	}

	private static Pattern pattern(String text) {
		return Pattern.compile(text.replace("NAME", NAME).replace("ID", ID), Pattern.CASE_INSENSITIVE);
	}

	private @Nullable Matcher match(Pattern pattern, String sql) {
		return StatementText.of(this.session.dialect(), sql).match(pattern);
	}

	/**
	 * Return what has to be known after an interruption: the indexes that are there
	 * before one that gets its name from the server.
	 * @param sql the statement
	 * @return the text for {@link #effect} and {@link #prepare}, or {@code null}
	 */
	@Nullable String note(String sql) {
		Matcher create = match(CREATE, sql);
		if (create == null || create.group("name") != null) {
			return null;
		}
		return "indexes "
				+ indexes(create).stream().map((index) -> String.valueOf(index.oid())).collect(Collectors.joining(","));
	}

	/**
	 * Return what became of a statement that an earlier run has begun.
	 * @param sql the statement
	 * @param note what was kept of it
	 */
	Effect effect(String sql, @Nullable String note) {
		Matcher create = match(CREATE, sql);
		if (create != null) {
			return isDone(meant(create, note).stream().anyMatch(Index::valid));
		}
		Matcher drop = match(DROP, sql);
		if (drop != null) {
			return isDone(read("SELECT 1 WHERE pg_catalog.to_regclass(?) IS NOT NULL", drop.group("name")).isEmpty());
		}
		Matcher detach = match(DETACH, sql);
		return isDone(detach != null && read(DETACHED, detach.group("table"), detach.group("name")).isEmpty());
	}

	private static Effect isDone(boolean done) {
		return done ? Effect.DONE : Effect.NONE;
	}

	/**
	 * Remove what earlier attempts have left.
	 * @param sql the statement that is to be carried out
	 * @param earlier what is written down of an earlier attempt, or {@code null}
	 * @return the statement that does it now
	 */
	String prepare(String sql, @Nullable BegunStatement earlier) {
		Matcher create = match(CREATE, sql);
		if (create != null) {
			meant(create, (earlier != null) ? earlier.note() : null).stream()
				.filter((index) -> !index.valid())
				.forEach((index) -> drop(index.name(), "it is dropped and built again"));
			return sql;
		}
		Matcher reindex = match(REINDEX, sql);
		if (reindex != null && earlier != null) {
			String name = reindex.group("name");
			// What is left in other schemas of the database may be of somebody else's
			read(LEFT_OF_REINDEX, reindex.group("kind").toLowerCase(Locale.ROOT), name, name, name,
					this.session.schema().text())
				.forEach((index) -> drop(String.valueOf(index), "it is dropped"));
		}
		Matcher detach = match(DETACH, sql);
		if (detach != null && read(DETACHED, detach.group("table"), detach.group("name")).contains("true")) {
			return "ALTER TABLE " + detach.group("table") + " DETACH PARTITION " + detach.group("name") + " FINALIZE";
		}
		return sql;
	}

	private void drop(String index, String outcome) {
		logger.warn("Index '{}' is left of a build that failed; {}", index, outcome);
		String sql = "DROP INDEX CONCURRENTLY IF EXISTS " + index;
		try {
			this.session.execute(sql);
		}
		catch (SQLException ex) {
			throw new StatementFailedException(0, sql, ex);
		}
	}

	/**
	 * Return the indexes that a statement creates: the one with its name, or those that
	 * were not there before. Somebody else may be building one of them just now.
	 */
	private List<Index> meant(Matcher create, @Nullable String note) {
		for (int polls = 0;; polls++) {
			List<Index> found = indexes(create).stream().filter((index) -> isMeant(create, index, note)).toList();
			Optional<Index> built = found.stream().filter(Index::beingBuilt).findFirst();
			if (built.isEmpty()) {
				return found;
			}
			if (polls % POLLS_OF_REPORT == 0) {
				logger.info("Waiting for index '{}', which another session is building", built.get().name());
			}
			PollingPause.millis(PAUSE_MILLIS);
		}
	}

	private static boolean isMeant(Matcher create, Index index, @Nullable String note) {
		if (create.group("name") != null) {
			return index.named();
		}
		return note != null && note.startsWith("indexes ")
				&& !Set.of(note.substring("indexes ".length()).split(",")).contains(String.valueOf(index.oid()));
	}

	private List<Index> indexes(Matcher create) {
		String name = (create.group("name") != null) ? create.group("name") : "none";
		List<Index> indexes = new ArrayList<>();
		try (PreparedStatement statement = this.session.connection().prepareStatement(INDEXES)) {
			statement.setString(1, name);
			statement.setString(2, create.group("table"));
			try (ResultSet row = statement.executeQuery()) {
				while (row.next()) {
					indexes.add(new Index(row.getLong(1), row.getString(2), row.getBoolean(3), row.getBoolean(4),
							row.getBoolean(5)));
				}
			}
		}
		catch (SQLException ex) {
			throw new DatabaseUnavailableException(this.session.database().name(), ex);
		}
		return indexes;
	}

	private List<@Nullable String> read(String sql, @Nullable String... parameters) {
		List<@Nullable String> values = new ArrayList<>();
		try (PreparedStatement statement = this.session.connection().prepareStatement(sql)) {
			for (int i = 0; i < parameters.length; i++) {
				statement.setString(i + 1, parameters[i]);
			}
			try (ResultSet row = statement.executeQuery()) {
				while (row.next()) {
					values.add(row.getString(1));
				}
			}
		}
		catch (SQLException ex) {
			throw new DatabaseUnavailableException(this.session.database().name(), ex);
		}
		return values;
	}

	/**
	 * An index of a table.
	 *
	 * @param oid its identity
	 * @param name its name with the schema, quoted
	 * @param valid whether it was built to its end
	 * @param named whether it has the name that was asked for
	 * @param beingBuilt whether a session is building it
	 */
	private record Index(long oid, String name, boolean valid, boolean named, boolean beingBuilt) {

	}

}
