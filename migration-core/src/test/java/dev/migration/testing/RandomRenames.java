package dev.migration.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import dev.migration.diff.Rename;
import dev.migration.diff.Rename.Kind;
import dev.migration.diff.RenamedSchema;
import dev.migration.schema.Column;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;

/**
 * Renames by chance, the same ones for the same seed: of tables, columns and sequences,
 * to names that need quotes or not, of which some take a name that was free only because
 * its owner goes by another one.
 */
public final class RandomRenames {

	private static final List<String> NAMES = List.of("titel", "buch", "user", "Früher", "say \"old\"", "x.alt", "it's",
			"renaming_1", "_2", "a_name_that_is_as_long_as_a_name_may_be_in_postgresql_and_not_m");

	private final Random random;

	/**
	 * Create a generator.
	 * @param seed what the renames depend on
	 */
	public RandomRenames(long seed) {
		this.random = Seeds.random(seed + 1);
	}

	/**
	 * Return renames that lead to a schema.
	 * @param after the schema that they lead to
	 * @return some, each of another thing; none only if there is nothing
	 */
	public List<Rename> leadingTo(SchemaModel after) {
		List<Rename> all = new ArrayList<>();
		Set<Name> relations = new HashSet<>();
		after.tables().forEach((table) -> relations.add(table.name().name()));
		after.sequences().forEach((sequence) -> relations.add(sequence.name().name()));
		after.tables().forEach((table) -> table.constraints().forEach((part) -> relations.add(part.name())));
		after.tables().forEach((table) -> table.indexes().forEach((part) -> relations.add(part.name())));
		for (Table table : after.tables()) {
			add(all, Kind.TABLE, table.name(), relations);
			Set<Name> columns = new HashSet<>(table.columns().stream().map(Column::name).toList());
			for (Column column : table.columns()) {
				Name former = name(columns);
				columns.add(former);
				all.add(Rename.ofColumn(table.name(), former, column.name()));
			}
		}
		after.sequences().forEach((sequence) -> add(all, Kind.SEQUENCE, sequence.name(), relations));
		List<Rename> some = new ArrayList<>();
		int count = 1 + this.random.nextInt(4);
		while (some.size() < count && !all.isEmpty()) {
			some.add(all.remove(this.random.nextInt(all.size())));
		}
		return some;
	}

	private void add(List<Rename> all, Kind kind, QualifiedName after, Set<Name> taken) {
		Name former = name(taken);
		taken.add(former);
		all.add(Rename.of(kind, after.sibling(former), after.name()));
	}

	private Name name(Set<Name> taken) {
		for (int attempt = 0;; attempt++) {
			Name name = Name.of((attempt < 5) ? NAMES.get(this.random.nextInt(NAMES.size())) : "former_" + attempt);
			if (!taken.contains(name)) {
				return name;
			}
		}
	}

	/**
	 * Return the schema before renames.
	 * @param after the schema after them
	 * @param renames the renames
	 * @return the schema in which everything has its former name
	 */
	public static SchemaModel before(SchemaModel after, List<Rename> renames) {
		List<Rename> back = renames.stream()
			.map((rename) -> new Rename(rename.kind(), rename.table(), rename.schema(), rename.to(), rename.from()))
			.toList();
		List<Rename> columns = back.stream().filter((rename) -> rename.table() != null).toList();
		List<Rename> relations = back.stream().filter((rename) -> rename.table() == null).toList();
		return RenamedSchema.of(after).with(columns).with(relations).schema();
	}

}
