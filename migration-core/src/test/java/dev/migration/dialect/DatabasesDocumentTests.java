package dev.migration.dialect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migration.operation.AddConstraint;
import dev.migration.operation.AlterColumn;
import dev.migration.operation.CreateCompositeType;
import dev.migration.operation.CreateEnumType;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.CreateSequence;
import dev.migration.operation.DropColumn;
import dev.migration.operation.Operation;
import dev.migration.operation.RenameConstraint;
import dev.migration.operation.ReplaceObject;
import dev.migration.schema.ColumnType;
import dev.migration.schema.CompositeType;
import dev.migration.schema.Constraint;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.Deferral;
import dev.migration.schema.ExcludeConstraint;
import dev.migration.schema.ExcludeElement;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.ForeignKeyMatch;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static dev.migration.dialect.Models.column;
import static dev.migration.dialect.Models.foreignKey;
import static dev.migration.dialect.Models.mood;
import static dev.migration.dialect.Models.name;
import static dev.migration.dialect.Models.names;
import static dev.migration.dialect.Models.unique;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the table of {@code docs/databases.md} to what the dialects refuse.
 */
class DatabasesDocumentTests {

	private static final QualifiedName T = name("t");

	private static final IndexElement A = IndexElement.ascending(Name.of("a"));

	private static final Index INDEX = Index.of(Name.of("ix"), false, List.of(A));

	private static final ForeignKey KEY = foreignKey("fk", "a", "p", "id");

	private static final List<Dialect> DIALECTS = List.of(new PostgreSqlDialect(), new MariaDbDialect(),
			new MySqlDialect(), new H2Dialect());

	private static final Map<String, Operation> ROWS = Map.ofEntries(
			Map.entry("sequences",
					new CreateSequence(new Sequence(name("s"), ColumnType.of("bigint"), SequenceOptions.DEFAULT))),
			Map.entry("enum types of their own", new CreateEnumType(mood("ok"))),
			Map.entry("composite types", new CreateCompositeType(new CompositeType(name("address"), List.of(), null))),
			Map.entry("deferrable constraints", add(unique("uq", "a").withDeferral(Deferral.INITIALLY_DEFERRED))),
			Map.entry("exclusion constraints",
					add(ExcludeConstraint.of(Name.of("ex"), List.of(new ExcludeElement(A, "&&"))))),
			Map.entry("foreign keys that match in full", add(KEY.withMatch(ForeignKeyMatch.FULL))),
			Map.entry("`notValid()`", add(KEY.withValidated(false))),
			Map.entry("partial indexes", create(INDEX.withPredicate(Expression.of("a > 0")))),
			Map.entry("`include(…)`",
					create(new Index(Name.of("ix"), false, List.of(A), Index.BTREE, names("b"), false, null))),
			Map.entry("indexes on expressions",
					create(INDEX.withElements(List.of(IndexElement.of(Expression.of("lower(a)")))))),
			Map.entry("nulls not distinct", add(unique("uq", "a").withNullsNotDistinct(true))),
			Map.entry("`concurrently()`", new CreateIndex(T, INDEX, false, true)),
			Map.entry("change of type by an expression",
					new AlterColumn(T, column("a", "varchar(9)"), column("a", "integer"), "length(a)", null)),
			Map.entry("rename a constraint", new RenameConstraint(T, Name.of("a"), Name.of("b"))),
			Map.entry("`ifExists()` for columns, indexes, constraints", new DropColumn(T, Name.of("a"), null, true)),
			Map.entry("materialized views", object(ObjectKind.MATERIALIZED_VIEW, "SELECT 1")),
			Map.entry("procedures", object(ObjectKind.PROCEDURE, "() LANGUAGE sql AS ''")));

	@TestFactory
	Stream<DynamicTest> theTableSaysWhatIsRefused() throws IOException {
		List<String> lines = Files.readAllLines(Path.of("..", "docs", "databases.md"));

		return ROWS.entrySet()
			.stream()
			.map((row) -> DynamicTest
				.dynamicTest(row.getKey(), () -> assertThat(said(lines, row.getKey())).isEqualTo(DIALECTS.stream()
					.map((dialect) -> !new OperationsDocument.Database("", dialect, List.of()).refusal(row.getValue())
						.isPresent())
					.toList())));
	}

	private static List<Boolean> said(List<String> lines, String row) {
		Optional<String> line = lines.stream().filter((one) -> one.startsWith("| " + row + " |")).findFirst();
		assertThat(line).as("row '%s'", row).isPresent();
		return Stream.of(line.orElseThrow().substring(row.length() + 4).split("\\|"))
			.map((cell) -> !cell.strip().startsWith("no"))
			.toList();
	}

	private static Operation add(Constraint constraint) {
		return new AddConstraint(T, constraint);
	}

	private static Operation create(Index index) {
		return new CreateIndex(T, index);
	}

	private static Operation object(ObjectKind kind, String definition) {
		return new ReplaceObject(null, new DatabaseObject(kind, name("o"), null, definition));
	}

}
