package dev.migration.autogenerate;

import java.util.List;

import dev.migration.reflection.SchemaPair;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Constraint;
import dev.migration.schema.Deferral;
import dev.migration.schema.ExcludeConstraint;
import dev.migration.schema.ExcludeElement;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.ForeignKeyMatch;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.ReferentialAction;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnmappedProperties}.
 */
class UnmappedPropertiesTests {

	private static final List<Name> A = List.of(Name.of("a"));

	private static final List<Name> B = List.of(Name.of("b"));

	private static final ForeignKey KEY = ForeignKey.of(null, A, QualifiedName.of("t"), B)
		.withOnDelete(ReferentialAction.SET_NULL, List.of());

	private static final CheckConstraint CHECK = new CheckConstraint(null, Expression.of("a > 0"));

	static Constraint[][] unmapped() {
		return new Constraint[][] { { KEY, KEY.withMatch(ForeignKeyMatch.FULL) }, { KEY, KEY.withValidated(false) },
				{ KEY, KEY.withOnDelete(ReferentialAction.SET_NULL, A) }, { CHECK, CHECK.withValidated(false) },
				{ CHECK, new CheckConstraint(null, CHECK.condition(), true, true) },
				{ new PrimaryKey(null, A), new PrimaryKey(null, A, Deferral.INITIALLY_DEFERRED, B) },
				{ UniqueConstraint.of(null, A), UniqueConstraint.of(null, A).withColumns(A, B) } };
	}

	@ParameterizedTest
	@MethodSource("unmapped")
	void whatAMappingCannotSayIsTakenFromTheDatabase(Constraint mapped, Constraint present) {
		assertThat(completed(table(mapped.withName(Name.of("x"))), table(present.withName(Name.of("y")))))
			.isEqualTo(table(present.withName(Name.of("x"))));
	}

	@ParameterizedTest
	@MethodSource("unmapped")
	void whatAMappingSaysCounts(Constraint present, Constraint mapped) {
		assertThat(completed(table(mapped), table(present))).isEqualTo(table(mapped));
	}

	@Test
	void otherDifferencesStay() {
		Table wanted = table(KEY);

		assertThat(
				completed(wanted, table(KEY.withMatch(ForeignKeyMatch.FULL).withOnUpdate(ReferentialAction.CASCADE))))
			.isEqualTo(wanted);
	}

	@Test
	void exclusionConstraintsStay() {
		ExcludeConstraint exclusion = ExcludeConstraint.of(Name.of("x"),
				List.of(new ExcludeElement(IndexElement.ascending(Name.of("a")), "=")));

		assertThat(completed(table(KEY), table(exclusion))).isEqualTo(table(KEY, exclusion));
		assertThat(completed(table(exclusion), table(exclusion))).isEqualTo(table(exclusion));
	}

	@Test
	void collationsOfIndexesStay() {
		IndexElement element = IndexElement.ascending(Name.of("a"));
		Index collated = Index.of(Name.of("i"), false, List.of(element.withCollation(Name.of("C"))));
		Table wanted = table().withIndexes(List.of(Index.of(Name.of("i"), false, List.of(element))));
		Table present = table().withIndexes(List.of(collated));

		assertThat(completed(wanted, present)).isEqualTo(present);
		assertThat(completed(present, wanted)).isEqualTo(present);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "utf8mb4_bin", "utf8mb4_0900_ai_ci" })
	void collationsOfACharacterSetStay(@Nullable String collation) {
		Table wanted = table(ColumnType.of("varchar character set utf8mb4", 255), null);
		Table present = table(ColumnType.of("varchar", 255), collation);

		assertThat(completed(wanted, present)).isEqualTo(present);
	}

	@Test
	void otherCharacterSetsAndLengthsAreDifferences() {
		Table wanted = table(ColumnType.of("varchar character set utf8mb4", 255), null);

		assertThat(completed(wanted, table(ColumnType.of("varchar", 255), "latin1_bin"))).isEqualTo(wanted);
		assertThat(completed(wanted, table(ColumnType.of("varchar", 40), null))).isEqualTo(wanted);
	}

	private static Table table(ColumnType type, @Nullable String collation) {
		ColumnType collated = type.withCollation((collation != null) ? Name.of(collation) : null);
		return Table.of(QualifiedName.of("t"), List.of(Column.of("a", collated)));
	}

	private static Table table(Constraint... constraints) {
		return Table
			.of(QualifiedName.of("t"),
					List.of(Column.of("a", ColumnType.of("integer")), Column.of("b", ColumnType.of("integer"))))
			.withConstraints(List.of(constraints));
	}

	private static Table completed(Table wanted, Table present) {
		SchemaModel to = SchemaModel.EMPTY.withTables(List.of(wanted));
		SchemaModel from = SchemaModel.EMPTY.withTables(List.of(present));
		return UnmappedProperties.of(new SchemaPair(from, to, List.of())).to().tables().get(0);
	}

}
