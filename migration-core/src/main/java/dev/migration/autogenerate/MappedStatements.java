package dev.migration.autogenerate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.migration.operation.ExecuteSql;
import dev.migration.operation.Operation;

/**
 * The statements of a mapping that create what a schema model has no place for. One that
 * a revision runs is done; any other has to be copied into one by hand, since nobody
 * knows how to take it back.
 */
final class MappedStatements {

	private MappedStatements() {
	}

	static List<String> missing(List<String> statements, Iterable<Operation> history) {
		Set<String> run = new HashSet<>();
		for (Operation operation : history) {
			if (operation instanceof ExecuteSql execute) {
				run.add(plain(execute.sql()));
			}
		}
		return statements.stream()
			.filter((statement) -> !run.contains(plain(statement)))
			.map((statement) -> "A statement of the mapping that no revision runs; copy it into one if it is wanted: "
					+ statement)
			.toList();
	}

	private static String plain(String sql) {
		return sql.replaceAll("\\s+", " ").replaceFirst(";\\s*$", "").strip();
	}

}
