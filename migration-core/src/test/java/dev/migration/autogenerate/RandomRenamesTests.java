package dev.migration.autogenerate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.diff.Rename;
import dev.migration.diff.Rename.Kind;
import dev.migration.diff.SchemaDiff;
import dev.migration.diff.SchemaDifferences;
import dev.migration.operation.DropColumn;
import dev.migration.operation.DropSequence;
import dev.migration.operation.DropTable;
import dev.migration.operation.Operation;
import dev.migration.schema.Column;
import dev.migration.schema.Name;
import dev.migration.schema.PreviousNames;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.testing.RandomRenames;
import dev.migration.testing.RandomSchemas;
import dev.migration.testing.Seeds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for any renames.
 */
class RandomRenamesTests {

	private final Dialect dialect = new PostgreSqlDialect();

	@Test
	@Tag("campaign")
	void whatIsHintedAtIsFoundAndNothingIsDropped() {
		Seeds.of(20_261_121, 150).check((seed) -> {
			SchemaModel after = new RandomSchemas(seed).next();
			List<Rename> renames = new RandomRenames(seed).leadingTo(after);
			SchemaModel before = created(RandomRenames.before(after, renames));

			RenameDecision decision = decide(before, after, hints(renames), answers(renames));

			assertThat(decision.confirmed()).containsAll(renames);
			assertThat(decision.unanswered()).isEmpty();
			SchemaModel renamed = decision.applyTo(before);
			assertThat(between(renamed, after).descriptions()).isEmpty();
			assertThat(undone(decision.operations(), renamed)).isEqualTo(before);
			assertThat(decide(renamed, after, hints(renames), List.of()).operations()).isEmpty();
		});
	}

	@Test
	@Tag("campaign")
	void whatNobodyAnswersIsMarked() {
		Seeds.of(20_261_121, 150).check((seed) -> {
			SchemaModel wanted = new RandomSchemas(seed).next();
			List<Rename> renames = new RandomRenames(seed).leadingTo(wanted);
			SchemaModel before = created(RandomRenames.before(wanted, renames));
			SchemaModel after = (seed % 2 == 0) ? wanted : changed(wanted, renames);

			RenameDecision decision = decide(before, after, PreviousNames.NONE, List.of());
			List<Operation> operations = new ArrayList<>(decision.operations());
			operations.addAll(between(decision.applyTo(before), after).operations());

			RenameNotes notes = new RenameNotes(decision.unanswered());
			List<Operation> drops = operations.stream().filter(RandomRenamesTests::isDrop).toList();
			assertThat(drops).allMatch((drop) -> !notes.on(drop).isEmpty()
					|| !DataLoss.notes(List.of(drop), this.dialect, before).get(0).isEmpty());
			if (renames.size() == 1) {
				assertThat(drops).hasSize(1).allMatch((drop) -> notes.on(drop).size() == 1);
				assertThat(decision.unanswered()).extracting((candidate) -> candidate.rename())
					.containsExactlyElementsOf(renames);
			}
		});
	}

	private static boolean isDrop(Operation operation) {
		return operation instanceof DropTable || operation instanceof DropColumn || operation instanceof DropSequence;
	}

	/** One more change of what was renamed. */
	private static SchemaModel changed(SchemaModel schema, List<Rename> renames) {
		SchemaModel changed = schema;
		for (Rename rename : renames) {
			if (rename.kind() == Kind.COLUMN) {
				Table table = schema.table(rename.table()).orElseThrow();
				Column column = table.column(rename.to()).orElseThrow();
				changed = changed.withTable(rename.table(),
						(owner) -> owner.withColumns(owner.columns()
							.stream()
							.map((other) -> other.name().equals(column.name()) ? other.withComment("renamed") : other)
							.toList()));
			}
		}
		return changed;
	}

	private RenameDecision decide(SchemaModel before, SchemaModel after, PreviousNames hints, List<String> answers) {
		return RenameDecision.of(before, after, hints,
				answers.stream().map((answer) -> RenameAnswer.parse(answer, this.dialect)).toList(),
				RenameQuestion.NOBODY, this.dialect);
	}

	/** Every other one is told by the model. */
	private static PreviousNames hints(List<Rename> renames) {
		Map<QualifiedName, List<Name>> tables = new HashMap<>();
		Map<QualifiedName, Map<Name, List<Name>>> columns = new HashMap<>();
		for (int index = 0; index < renames.size(); index++) {
			Rename rename = renames.get(index);
			if (isTold(renames, index)) {
				if (rename.kind() == Kind.TABLE) {
					tables.put(rename.qualifiedTo(), List.of(rename.from(), Name.of("never")));
				}
				else {
					columns.computeIfAbsent(rename.table(), (table) -> new TreeMap<>())
						.put(rename.to(), List.of(Name.of("never"), rename.from()));
				}
			}
		}
		return new PreviousNames(tables, columns);
	}

	private static List<String> answers(List<Rename> renames) {
		List<String> answers = new ArrayList<>();
		for (int index = 0; index < renames.size(); index++) {
			if (!isTold(renames, index)) {
				answers.add(renames.get(index).argument());
			}
		}
		return answers;
	}

	private static boolean isTold(List<Rename> renames, int index) {
		return index % 2 == 0 && renames.get(index).kind() != Kind.SEQUENCE;
	}

	/** With all names that the tool gives. */
	private SchemaModel created(SchemaModel schema) {
		SchemaModel created = SchemaModel.EMPTY;
		for (Operation operation : between(SchemaModel.EMPTY, schema).operations()) {
			created = operation.applyTo(created);
		}
		return created;
	}

	private static SchemaModel undone(List<Operation> operations, SchemaModel schema) {
		SchemaModel undone = schema;
		for (Operation operation : new SchemaDifferences(operations).inverse()) {
			undone = operation.applyTo(undone);
		}
		return undone;
	}

	private SchemaDifferences between(SchemaModel from, SchemaModel to) {
		return SchemaDiff.between(from, to, this.dialect.capabilities());
	}

}
