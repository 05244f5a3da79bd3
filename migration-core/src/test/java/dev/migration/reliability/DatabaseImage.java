package dev.migration.reliability;

import java.util.List;
import java.util.StringJoiner;

import dev.migration.testing.CatalogDump;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All that a database is: its schema, the rows of every table, the version rows, and
 * which revisions the history says were carried out. Two runs that did the same leave
 * equal images.
 *
 * @param schema the catalogs
 * @param rows what the tables hold, those of the tool left out
 * @param versions the version rows
 * @param history what was carried out, in order
 * @author The Migration Authors
 * @since 0.1.0
 */
public record DatabaseImage(String schema, String rows, List<String> versions, List<String> history) {

	private static final String HISTORY = "SELECT concat_ws(' ', revision, direction, checksum, down_revisions,"
			+ " downgrade_hash, replaced) FROM migration_history WHERE event = 'APPLIED' ORDER BY id";

	/**
	 * Take an image.
	 * @param database the database
	 * @return the image
	 */
	public static DatabaseImage of(ServerDatabase database) {
		JdbcClient jdbc = JdbcClient.create(database.dataSource());
		boolean postgreSql = database.product().equals("postgresql");
		return new DatabaseImage(postgreSql ? postgreSqlSchema(database) : MariaDbDump.schema(jdbc),
				postgreSql ? postgreSqlRows(jdbc) : MariaDbDump.rows(jdbc),
				strings(jdbc, "SELECT version_num FROM migration_version ORDER BY 1"), strings(jdbc, HISTORY));
	}

	private static String postgreSqlSchema(ServerDatabase database) {
		return CatalogDump.of(database.dataSource(), "public") + "\n" + CatalogDump.of(database.dataSource(), "sales");
	}

	private static String postgreSqlRows(JdbcClient jdbc) {
		StringJoiner lines = new StringJoiner("\n");
		List<String> tables = strings(jdbc,
				"SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname IN ('public', 'sales')"
						+ " AND tablename NOT IN ('migration_version', 'migration_history') ORDER BY 1");
		for (String table : tables) {
			lines.add(table);
			strings(jdbc, "SELECT t::text FROM " + table + " t ORDER BY 1").forEach(lines::add);
		}
		return lines.toString();
	}

	static List<String> strings(JdbcClient jdbc, String sql) {
		return jdbc.sql(sql).query(String.class).list();
	}

}
