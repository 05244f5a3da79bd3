package dev.migration.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.migration.benchmarks.contest.Alembic;
import dev.migration.benchmarks.contest.Server;
import dev.migration.testing.TestDatabase;

/**
 * The comparison of Alembic in a Python of its own. What counts is the comparison alone,
 * once the model is there and the connection is open.
 */
final class AlembicComparison {

	private static final String PROGRAM = """
			import sys
			import time

			from alembic.autogenerate import compare_metadata
			from alembic.runtime.migration import MigrationContext
			from sqlalchemy import create_engine

			from model import metadata


			def table(difference):
			    if isinstance(difference, list):
			        return difference[0][2]
			    kind, subject = difference[0], difference[1]
			    if kind in ("add_column", "remove_column"):
			        return difference[2]
			    if kind in ("add_table", "remove_table", "add_table_comment", "remove_table_comment"):
			        return subject.name
			    return subject.table.name


			options = {"compare_type": True, "compare_server_default": sys.argv[2] == "defaults"}
			with create_engine(sys.argv[1]).connect() as connection:
			    context = MigrationContext.configure(connection, opts=options)
			    start = time.perf_counter_ns()
			    differences = compare_metadata(context, metadata)
			    print(time.perf_counter_ns() - start)
			for difference in differences:
			    print(table(difference))
			""";

	private final Alembic alembic;

	private final Path program;

	AlembicComparison(Alembic alembic, SampleModel model, Path folder) throws IOException {
		this.alembic = alembic;
		Files.createDirectories(folder);
		Files.writeString(folder.resolve("model.py"), model.pythonSource());
		this.program = Files.writeString(folder.resolve("compare.py"), PROGRAM);
	}

	/**
	 * Compare.
	 * @param defaults whether defaults are compared, which takes a query each
	 */
	Outcome compare(TestDatabase database, boolean defaults) throws IOException {
		List<String> lines = this.alembic.run(this.program, Server.pythonUrl(database), defaults ? "defaults" : "types")
			.lines()
			.filter((line) -> line.matches("\\d+|t\\d{5}"))
			.toList();
		return new Outcome(Long.parseLong(lines.get(0)), lines.subList(1, lines.size()));
	}

	/**
	 * What came out.
	 *
	 * @param nanos how long it took
	 * @param tables the tables in which something was found
	 */
	record Outcome(long nanos, List<String> tables) {

	}

}
