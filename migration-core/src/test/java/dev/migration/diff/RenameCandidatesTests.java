package dev.migration.diff;

import java.util.ArrayList;
import java.util.List;

import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RenameCandidates}.
 */
class RenameCandidatesTests {

	/** Names are not looked for in every other table, which takes minutes. */
	@Test
	void constraintsOfManyTablesAreRenamed() {
		List<Rename> parts = candidates(constrained(2000, "uk"), constrained(2000, "uq")).parts((operation) -> true);

		assertThat(parts).hasSize(2000).first().hasToString("constraint 'table_0.uk_table_0' to 'uq_table_0'");
	}

	@Test
	void nameOfAnotherTableIsNotTaken() {
		SchemaModel before = schema(table("a", "id").withConstraints(List.of(unique("uk_old"))), table("free", "id"));
		SchemaModel after = schema(table("a", "id").withConstraints(List.of(unique("free"))), table("free", "id"));

		assertThat(candidates(before, after).parts((operation) -> true)).isEmpty();
	}

	@Test
	void ofTwoPartsWithOneDefinitionOneIsRenamed() {
		SchemaModel before = schema(table("a", "id").withConstraints(List.of(unique("uk_old"))));
		SchemaModel after = schema(table("a", "id").withConstraints(List.of(unique("uk_1"), unique("uk_2"))));

		assertThat(candidates(before, after).parts((operation) -> true)).singleElement()
			.hasToString("constraint 'a.uk_old' to 'uk_1'");
	}

	/** Not each name of a table is looked for in each column of each pair. */
	@Test
	void eachOfManyTablesIsFoundUnderItsNewName() {
		List<RenameCandidate> relations = RenameCandidates
			.oneToOne(candidates(distinct(150, ""), distinct(150, "app_")).relations());

		assertThat(relations).hasSize(150)
			.allSatisfy((candidate) -> assertThat(candidate.rename().to())
				.isEqualTo(Name.of("app_" + candidate.rename().from())));
	}

	@Test
	void columnFollowsATableWhoseNewNameHasTheOldOneInIt() {
		SchemaModel before = schema(table("account", "id", "account_name"));
		SchemaModel after = schema(table("app_account", "id", "app_account_name"));

		assertThat(candidates(before, after).relations()).singleElement()
			.extracting(RenameCandidate::reason)
			.isEqualTo("Table 'account' is gone, and 'app_account' is new and the same.");
	}

	@Test
	void longerNameOfATableCountsBeforeTheOneInIt() {
		SchemaModel before = schema(table("shop", "id"), table("shop_order", "id"),
				table("bill", "shop_id", "shop_order_id"));
		SchemaModel after = schema(table("store", "id"), table("purchase", "id"),
				table("bill", "store_id", "purchase_id"));
		RenameCandidates candidates = RenameCandidates.between(before, after,
				List.of(Rename.of(Rename.Kind.TABLE, QualifiedName.of("shop"), Name.of("store")),
						Rename.of(Rename.Kind.TABLE, QualifiedName.of("shop_order"), Name.of("purchase"))));

		assertThat(candidates.columns()).map(RenameCandidate::rename)
			.filteredOn(candidates::isDerived)
			.map(Rename::toString)
			.containsExactly("column 'bill.shop_id' to 'store_id'", "column 'bill.shop_order_id' to 'purchase_id'");
	}

	@Test
	void withoutARenamedTableNothingFollows() {
		assertThat(candidates(schema(table("book", "id")), schema(table("volume", "id"))).derivedRelations()).isEmpty();
	}

	private static RenameCandidates candidates(SchemaModel before, SchemaModel after) {
		return RenameCandidates.between(before, after, List.of());
	}

	private static SchemaModel constrained(int count, String prefix) {
		List<Table> tables = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			tables.add(table("table_" + i, "id").withConstraints(List.of(unique(prefix + "_table_" + i))));
		}
		return schema(tables.toArray(Table[]::new));
	}

	private static SchemaModel distinct(int count, String prefix) {
		List<Table> tables = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			tables.add(table(prefix + "table_" + i, "id", "a_" + i, "b_" + i, prefix + "table_" + i + "_id"));
		}
		return schema(tables.toArray(Table[]::new));
	}

	private static UniqueConstraint unique(String name) {
		return UniqueConstraint.of(Name.of(name), List.of(Name.of("id")));
	}

	private static Table table(String name, String... columns) {
		return Table.of(QualifiedName.of(name),
				List.of(columns).stream().map((column) -> Column.of(column, ColumnType.of("bigint"))).toList());
	}

	private static SchemaModel schema(Table... tables) {
		return new SchemaModel(List.of(tables), List.of(), List.of());
	}

}
