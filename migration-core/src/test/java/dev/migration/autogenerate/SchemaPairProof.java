package dev.migration.autogenerate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migration.autogenerate.PairExecution.Failed;
import dev.migration.dialect.Dialect;
import dev.migration.diff.SchemaDiff;
import dev.migration.diff.SchemaDifferences;
import dev.migration.operation.AddColumn;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.AlterColumn;
import dev.migration.operation.AlterTable;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.Operation;
import dev.migration.reflection.ExpressionCanonicalizer;
import dev.migration.reflection.SchemaPair;
import dev.migration.reflection.SchemaReaders;
import dev.migration.reflection.SchemaScope;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.testing.pairs.RowWriter;
import dev.migration.testing.pairs.SchemaPairDraft;
import dev.migration.testing.pairs.Shrinking;
import dev.migration.testing.pairs.SmallerPairs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What holds for a database that goes from one schema to another and back, with rows in
 * it.
 */
final class SchemaPairProof {

	private static final Logger logger = LoggerFactory.getLogger(SchemaPairProof.class);

	private static final int ATTEMPTS_WITH_ROWS = 8;

	private final PairGround ground;

	private final PairExecution execution;

	private final long seed;

	private SchemaPairProof(PairGround ground, long seed) {
		this.ground = ground;
		this.execution = new PairExecution(ground);
		this.seed = seed;
	}

	/**
	 * Check a pair; one that fails is made smaller before it is reported.
	 * @return how many rows went up and down
	 */
	static int check(PairGround ground, long seed, SchemaPairDraft pair) throws SQLException {
		SchemaPairProof proof = new SchemaPairProof(ground, seed);
		try {
			return proof.prove(pair);
		}
		catch (PairFailure failure) {
			SchemaPairDraft least = new Shrinking<>(SmallerPairs::of,
					(SchemaPairDraft smaller) -> proof.fails(smaller, failure.property()))
				.of(pair);
			throw proof.described(least, failure);
		}
		finally {
			ground.clear();
		}
	}

	private boolean fails(SchemaPairDraft pair, String property) {
		try {
			prove(pair);
			return false;
		}
		catch (PairFailure ex) {
			return ex.property().equals(property);
		}
		catch (SQLException | RuntimeException ex) {
			return false;
		}
	}

	private AssertionError described(SchemaPairDraft pair, PairFailure original) throws SQLException {
		try {
			prove(pair);
		}
		catch (PairFailure ex) {
			return new AssertionError("%s%nThe least pair that fails:%n%s%n  to%n%s".formatted(ex.getMessage(),
					text(pair.before()), text(pair.after())), ex);
		}
		return original;
	}

	private String text(SchemaModel schema) {
		Dialect dialect = this.ground.dialect();
		List<String> statements = new ArrayList<>();
		for (Operation operation : SchemaDiff.between(SchemaModel.EMPTY, schema, dialect.capabilities()).operations()) {
			statements.addAll(dialect.statements(operation));
		}
		return String.join(";\n", statements);
	}

	/**
	 * Rows that stop the way, as they were said to, give way: first to one that fits most
	 * of what is asked, then to none in that table, in the end to none at all.
	 */
	private int prove(SchemaPairDraft pair) throws SQLException {
		this.ground.clear();
		SchemaModel wanted = created(pair.after());
		Set<QualifiedName> gentle = new HashSet<>();
		Set<QualifiedName> empty = new HashSet<>();
		for (int attempt = 0; attempt <= ATTEMPTS_WITH_ROWS; attempt++) {
			this.ground.clear();
			SchemaModel present = created(pair.before());
			boolean rows = attempt < ATTEMPTS_WITH_ROWS;
			int count = rows
					? this.execution.tryAll(
							new RowWriter(this.ground.dialect(), pair.before(), this.seed, gentle, empty).statements())
					: 0;
			List<QualifiedName> refused = travels(pair, present, wanted, rows);
			if (refused.isEmpty()) {
				return count;
			}
			if (!gentle.addAll(refused)) {
				empty.addAll(refused);
			}
		}
		throw new IllegalStateException("An empty database cannot fail because of its rows");
	}

	/** What is written down is what was asked for. */
	private SchemaModel created(SchemaModel schema) throws SQLException {
		Optional<Failed> failed = this.execution
			.run(SchemaDiff.between(SchemaModel.EMPTY, schema, this.ground.dialect().capabilities()).operations());
		if (failed.isPresent()) {
			throw new PairFailure("A schema is created", failed.get().toString(), failed.get().errorCode());
		}
		SchemaModel created = read();
		requireSame("What was just created is no difference", created, schema);
		return created;
	}

	/** Return the tables whose rows stopped the way. */
	private List<QualifiedName> travels(SchemaPairDraft pair, SchemaModel present, SchemaModel wanted, boolean rows)
			throws SQLException {
		SchemaDifferences differences = differences(present, pair);
		KeptRows kept = KeptRows.before(this.ground.connection(), this.ground.dialect(), present, wanted);
		List<QualifiedName> refused = run("The upgrade runs", differences.operations(), present, rows);
		if (!refused.isEmpty()) {
			return refused;
		}
		SchemaModel upgraded = read();
		requireSame("After the upgrade there is no difference", upgraded, pair.after());
		requireEqual("The upgraded schema is the one that was created", upgraded, wanted, pair.after());
		requireEmpty("The upgrade keeps rows", kept.findingsAfterUpgrade());
		refused = run("The downgrade runs", differences.inverse(), upgraded, rows);
		if (!refused.isEmpty()) {
			return refused;
		}
		SchemaModel downgraded = read();
		requireEqual("The downgraded schema is the one that there was", downgraded, present, pair.before());
		requireEmpty("The downgrade brings rows back", kept.findingsAfterDowngrade());
		return List.of();
	}

	private SchemaDifferences differences(SchemaModel present, SchemaPairDraft pair) {
		ExpressionCanonicalizer canonicalizer = canonicalizer();
		SchemaPair settled = canonicalizer.canonicalize(present, pair.after());
		requireEmpty("Every expression is compared",
				settled.unsettled().isEmpty() ? "" : settled.unsettled().toString());
		SchemaPair written = canonicalizer.canonicalize(settled.from(), pair.before());
		return SchemaDiff.between(new OriginalSources(written).applyTo(settled.from()), settled.to(),
				this.ground.dialect().capabilities());
	}

	private List<QualifiedName> run(String property, List<Operation> operations, SchemaModel present, boolean rows)
			throws SQLException {
		Optional<Failed> failed = this.execution.run(operations);
		if (failed.isEmpty()) {
			return List.of();
		}
		boolean announced = isAnnounced(failed.get().operation(),
				DataLoss.notes(operations, this.ground.dialect(), present));
		if (!rows || !announced) {
			throw new PairFailure(property + (rows ? " or says why it may not" : " without rows"),
					failed.get() + " among\n" + String.join("\n", new SchemaDifferences(operations).descriptions()));
		}
		logger.debug("Announced: {}", failed.get());
		return tables(operations.get(failed.get().operation()), present);
	}

	private static List<QualifiedName> tables(Operation operation, SchemaModel present) {
		if (operation instanceof AddColumn add) {
			return List.of(add.table());
		}
		if (operation instanceof AlterColumn alter) {
			return List.of(alter.table());
		}
		if (operation instanceof AddConstraint add) {
			return List.of(add.table());
		}
		if (operation instanceof CreateIndex create) {
			return List.of(create.table());
		}
		if (operation instanceof AlterTable batch) {
			return List.of(batch.table());
		}
		return present.tables().stream().map(Table::name).toList();
	}

	private static boolean isAnnounced(int operation, List<List<DataNote>> notes) {
		return !notes.get(operation).isEmpty() || notes.subList(0, operation)
			.stream()
			.flatMap(List::stream)
			.anyMatch((note) -> note.text().contains("the next change that copies the table fails"));
	}

	private void requireSame(String property, SchemaModel present, SchemaModel wanted) {
		SchemaPair settled = canonicalizer().canonicalize(present, wanted);
		List<String> findings = new ArrayList<>(
				SchemaDiff.between(settled.from(), settled.to(), this.ground.dialect().capabilities()).descriptions());
		settled.unsettled().forEach((unsettled) -> findings.add(unsettled.description()));
		requireEmpty(property, String.join("\n", findings));
	}

	/** Names count where somebody gave them. */
	private void requireEqual(String property, SchemaModel actual, SchemaModel expected, SchemaModel named) {
		Set<Name> names = new HashSet<>();
		named.tables().forEach((table) -> {
			table.constraints().forEach((constraint) -> names.add(constraint.name()));
			table.indexes().forEach((index) -> names.add(index.name()));
		});
		SchemaPair settled = canonicalizer().canonicalize(actual, expected);
		SchemaModel from = withoutOtherNames(settled.from(), names);
		SchemaModel to = withoutOtherNames(settled.to(), names);
		if (!from.equals(to)) {
			throw new PairFailure(property, differences(from, to));
		}
	}

	private static String differences(SchemaModel actual, SchemaModel expected) {
		List<String> lines = new ArrayList<>();
		for (Table table : actual.tables()) {
			Optional<Table> other = expected.table(table.name());
			if (!Optional.of(table).equals(other)) {
				lines.add(table + "\n  instead of " + other.orElse(null));
			}
		}
		if (lines.isEmpty()) {
			lines.add(actual.withTables(List.of()) + " instead of " + expected.withTables(List.of()));
		}
		return String.join("\n", lines);
	}

	private static SchemaModel withoutOtherNames(SchemaModel schema, Set<Name> names) {
		return schema.withTables(
				schema.tables()
					.stream()
					.map((table) -> table
						.withConstraints(table.constraints()
							.stream()
							.map((constraint) -> names.contains(constraint.name()) ? constraint
									: constraint.withName(null))
							.toList())
						.withIndexes(table.indexes()
							.stream()
							.map((index) -> names.contains(index.name()) ? index : index.withName(null))
							.toList()))
					.toList());
	}

	private static void requireEmpty(String property, String findings) {
		if (!findings.isEmpty()) {
			throw new PairFailure(property, findings);
		}
	}

	private ExpressionCanonicalizer canonicalizer() {
		return new ExpressionCanonicalizer(this.ground.connection(), this.ground.dialect(), this.ground.schema());
	}

	private SchemaModel read() {
		return SchemaReaders.of(this.ground.connection(), this.ground.dialect(), SchemaScope.of(this.ground.schema()))
			.read();
	}

}
