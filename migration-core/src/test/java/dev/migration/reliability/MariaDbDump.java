package dev.migration.reliability;

import java.util.List;
import java.util.StringJoiner;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What MariaDB itself says of a database, without the numbers that it would give next.
 */
final class MariaDbDump {

	private MariaDbDump() {
	}

	static String schema(JdbcClient jdbc) {
		StringJoiner lines = new StringJoiner("\n");
		for (String table : tables(jdbc, "'BASE TABLE', 'SEQUENCE'")) {
			lines.add(shown(jdbc, "TABLE", table, 2).replaceAll(" AUTO_INCREMENT=\\d+", ""));
		}
		for (String view : tables(jdbc, "'VIEW'")) {
			lines.add(shown(jdbc, "VIEW", view, 2));
		}
		for (String type : List.of("PROCEDURE", "FUNCTION")) {
			for (String routine : DatabaseImage.strings(jdbc, "SELECT routine_name FROM information_schema.routines"
					+ " WHERE routine_schema = database() AND routine_type = '" + type + "' ORDER BY 1")) {
				lines.add(shown(jdbc, type, routine, 3));
			}
		}
		for (String trigger : DatabaseImage.strings(jdbc, "SELECT trigger_name FROM information_schema.triggers"
				+ " WHERE trigger_schema = database() ORDER BY 1")) {
			lines.add(shown(jdbc, "TRIGGER", trigger, 3));
		}
		return lines.toString();
	}

	private static List<String> tables(JdbcClient jdbc, String types) {
		return DatabaseImage.strings(jdbc, "SELECT table_name FROM information_schema.tables"
				+ " WHERE table_schema = database() AND table_type IN (" + types + ") ORDER BY 1");
	}

	private static String shown(JdbcClient jdbc, String type, String name, int column) {
		return jdbc.sql("SHOW CREATE " + type + " `" + name + "`")
			.query((row, number) -> row.getString(column))
			.single();
	}

	static String rows(JdbcClient jdbc) {
		StringJoiner lines = new StringJoiner("\n");
		for (String table : tables(jdbc, "'BASE TABLE'")) {
			if (!table.startsWith("migration_")) {
				lines.add(table);
				jdbc.sql("SELECT * FROM `" + table + "`")
					.query()
					.listOfRows()
					.stream()
					.map(Object::toString)
					.sorted()
					.forEach(lines::add);
			}
		}
		return lines.toString();
	}

}
