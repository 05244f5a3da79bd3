package dev.migration.benchmarks.diff;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.Dialects;
import dev.migration.diff.SchemaDiff;
import dev.migration.diff.SchemaDifferences;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Finds the differences of two schemas: ten columns, a primary key, two indexes and a
 * foreign key per table; none of them or each fiftieth differs.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SchemaDiffBenchmark {

	private static final int CHANGED = 50;

	private static final int COLUMNS = 10;

	/**
	 * How many tables, and whether some differ.
	 */
	@Param({ "same:1000", "same:2000", "changed:1000", "changed:2000" })
	public String schema = "same:1000";

	private Dialect dialect = Dialects.ofUrl("jdbc:postgresql:postgres").orElseThrow();

	private SchemaModel from = SchemaModel.EMPTY;

	private SchemaModel to = SchemaModel.EMPTY;

	/**
	 * Create the schemas.
	 */
	@Setup
	public void createSchemas() {
		String[] kindAndTables = this.schema.split(":");
		int tables = Integer.parseInt(kindAndTables[1]);
		this.from = schema(tables, false);
		this.to = schema(tables, kindAndTables[0].equals("changed"));
	}

	private static SchemaModel schema(int tables, boolean changed) {
		return SchemaModel.EMPTY.withTables(IntStream.range(0, tables)
			.mapToObj((number) -> table(number, changed && number % CHANGED == 0))
			.toList());
	}

	private static Table table(int number, boolean changed) {
		List<Column> columns = IntStream.range(0, COLUMNS)
			.mapToObj((column) -> Column.of("c" + column, ColumnType.of("varchar", changed ? column + 1 : 100)))
			.toList();
		List<Index> indexes = IntStream.range(1, 3)
			.mapToObj((column) -> Index.of(Name.of("ix_" + number + "_" + column), false,
					List.of(IndexElement.ascending(Name.of("c" + column)))))
			.toList();
		return Table.of(QualifiedName.of("t" + number), columns)
			.withConstraints(List.of(new PrimaryKey(null, List.of(Name.of("c0"))),
					ForeignKey.of(Name.of("fk_" + number), List.of(Name.of("c9")), QualifiedName.of("t" + number / 2),
							List.of(Name.of("c0")))))
			.withIndexes(indexes);
	}

	/**
	 * Find the differences.
	 * @return the operations that change one schema into the other
	 */
	@Benchmark
	public SchemaDifferences between() {
		return SchemaDiff.between(this.from, this.to, this.dialect.capabilities());
	}

}
