package dev.migration.reflection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Deferral;
import dev.migration.schema.EnumType;
import dev.migration.schema.ExcludeConstraint;
import dev.migration.schema.ExcludeElement;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.ForeignKeyMatch;
import dev.migration.schema.Generated;
import dev.migration.schema.Identity;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.ReferentialAction;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for {@link PostgreSqlReflection}: every object with every property.
 */
class PostgreSqlReflectionIntegrationTests {

	private TestDatabase database;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void emptySchemaIsTheEmptyModel() {
		assertThat(read()).isEqualTo(SchemaModel.EMPTY);
	}

	@Test
	void tableHasColumnsInPhysicalOrderAndComments() {
		execute("CREATE TABLE person (id bigint NOT NULL, email varchar(255), age integer NOT NULL)",
				"COMMENT ON TABLE person IS 'It''s a person'", "COMMENT ON COLUMN person.email IS 'Grüße'");

		assertThat(read().tables()).containsExactly(Table
			.of(QualifiedName.of("person"),
					List.of(Column.of("id", ColumnType.of("bigint")).withNullable(false),
							Column.of("email", ColumnType.of("varchar", 255)).withComment("Grüße"),
							Column.of("age", ColumnType.of("integer")).withNullable(false)))
			.withComment("It's a person"));
	}

	@Test
	void defaultOfNullIsNoneAfterAnotherType() {
		execute("CREATE TABLE t (a varchar(255) DEFAULT NULL, b timestamp(3) DEFAULT NULL, c varchar(5)[] DEFAULT NULL)",
				"ALTER TABLE t ALTER a TYPE text, ALTER b TYPE timestamptz, ALTER c TYPE text[]");

		assertThat(read().tables().get(0).columns()).extracting(Column::defaultValue).containsOnlyNulls();
	}

	@Test
	void defaultOfNullIsNone() {
		execute("""
				CREATE TABLE t (a integer DEFAULT NULL, b varchar(255) DEFAULT NULL, c char(3) DEFAULT NULL,
				d numeric(10,2) DEFAULT NULL, e timestamp(3) DEFAULT NULL, f text DEFAULT NULL, g varchar(5)[] DEFAULT NULL,
				h varchar(9) DEFAULT 'NULL::character varying', i varchar(9) DEFAULT NULL || 'x')
				""");

		assertThat(read().tables().get(0).columns()).extracting(Column::defaultValue)
			.containsExactly(null, null, null, null, null, null, null,
					Expression.of("'NULL::character varying'::character varying"),
					Expression.of("(NULL::text || 'x'::text)"));
	}

	@Test
	void builtInTypesHaveTheirOneSpelling() {
		execute("""
				CREATE TABLE t (a smallint, b int8, c numeric, d numeric(10), e numeric(38,2), f real, g float(53),
				h boolean, i char, j char(3), k text, l bytea, m oid, n uuid, o json, p jsonb, q date, r time,
				s time(3) with time zone, t timestamp(6), u timestamptz, v timestamp(3), w interval, x inet,
				y varchar, z "char")
				""");

		assertThat(types("t")).containsExactly("smallint", "bigint", "numeric", "numeric(10,0)", "numeric(38,2)",
				"real", "double precision", "boolean", "char(1)", "char(3)", "text", "bytea", "oid", "uuid", "json",
				"jsonb", "date", "time", "time with time zone(3)", "timestamp", "timestamp with time zone",
				"timestamp(3)", "interval", "inet", "varchar", "\"char\"");
	}

	@Test
	void arraysHaveTheirElementAndDimensions() {
		execute("CREATE TYPE mood AS ENUM ('sad')",
				"CREATE TABLE t (a varchar(255)[], b integer[][], c mood[], d int2vector, e timestamp(3)[])");

		assertThat(types("t")).containsExactly("varchar(255)[]", "integer[][]", "mood[]", "int2vector",
				"timestamp(3)[]");
	}

	@Test
	void userTypesAreToldBySchemaAndNotBySearchPath() {
		execute("CREATE SCHEMA other", "CREATE TYPE mood AS ENUM ('sad')", "CREATE TYPE other.\"Mood\" AS ENUM ('ok')",
				"CREATE DOMAIN money_amount AS numeric(10,2)", "CREATE DOMAIN other.text AS varchar(10)",
				"CREATE TYPE point3 AS (x int, y int, z int)",
				"CREATE TABLE t (a mood, b other.\"Mood\", c money_amount, d other.text, e point3, f other.\"Mood\"[])");

		assertThat(read().table(QualifiedName.of("t")).orElseThrow().columns()).extracting(Column::type)
			.containsExactly(ColumnType.userType(QualifiedName.of("mood")),
					ColumnType.userType(QualifiedName.of("other", "Mood")),
					ColumnType.userType(QualifiedName.of("money_amount")),
					ColumnType.userType(QualifiedName.of("other", "text")),
					ColumnType.userType(QualifiedName.of("point3")),
					ColumnType.userType(QualifiedName.of("other", "Mood")).withDimensions(1));
	}

	@Test
	void collationIsReadWhereItIsNotTheDefaultOfTheType() {
		execute("CREATE TABLE t (a text, b text COLLATE \"C\", c varchar(3)[] COLLATE \"POSIX\", d integer)");

		assertThat(types("t")).containsExactly("text", "text collate \"C\"", "varchar(3)[] collate \"POSIX\"",
				"integer");
	}

	@Test
	void defaultsAreReadAsTheServerPrintsThem() {
		execute("""
				CREATE TABLE t (a varchar(9) DEFAULT 'NEW', b integer DEFAULT 0, c timestamptz DEFAULT CURRENT_TIMESTAMP,
				d integer DEFAULT NULL, e integer DEFAULT (1 + 2), f text DEFAULT 'it''s; --', g text)
				""");

		assertThat(table("t").columns()).extracting(Column::defaultValue)
			.containsExactly(Expression.of("'NEW'::character varying"), Expression.of("0"),
					Expression.of("CURRENT_TIMESTAMP"), null, Expression.of("(1 + 2)"),
					Expression.of("'it''s; --'::text"), null);
	}

	@Test
	void identityColumnsHaveTheOptionsOfTheirSequence() {
		execute("CREATE TABLE a (id bigint GENERATED BY DEFAULT AS IDENTITY)", """
				CREATE TABLE b (id smallint GENERATED ALWAYS AS IDENTITY
				(START WITH 100 INCREMENT BY 5 MINVALUE 50 MAXVALUE 1000 CACHE 10 CYCLE))
				""", "CREATE TABLE c (id integer GENERATED ALWAYS AS IDENTITY (INCREMENT BY -1))");

		SchemaModel model = read();

		assertThat(model.tables()).extracting((table) -> table.columns().get(0).identity())
			.containsExactly(Identity.BY_DEFAULT, new Identity(true, new SequenceOptions(100, 5, 50L, 1000L, 10, true)),
					new Identity(true, SequenceOptions.of(-1, -1)));
		assertThat(model.tables()).noneMatch((table) -> table.columns().get(0).nullable());
		assertThat(model.sequences()).isEmpty();
	}

	@Test
	void serialColumnHasDefaultAndItsSequenceIsNoneOfItsOwn() {
		execute("CREATE TABLE t (id serial)");

		assertThat(table("t").columns()).containsExactly(Column.of("id", ColumnType.of("integer"))
			.withNullable(false)
			.withDefault(Expression.of("nextval('t_id_seq'::regclass)")));
		assertThat(read().sequences()).isEmpty();
	}

	@Test
	void generatedColumnHasItsExpressionAndNoDefault() {
		execute("CREATE TABLE t (age integer, twice integer GENERATED ALWAYS AS (age * 2) STORED)");

		assertThat(table("t").columns().get(1)).isEqualTo(Column.of("twice", ColumnType.of("integer"))
			.withGenerated(new Generated(Expression.of("age * 2"), true)));
	}

	@Test
	void virtualGeneratedColumnIsNotStored() {
		assumeThat(this.database.major()).isGreaterThanOrEqualTo(18);
		execute("CREATE TABLE t (age integer, twice integer GENERATED ALWAYS AS (age * 2) VIRTUAL)");

		assertThat(table("t").columns().get(1).generated()).isEqualTo(new Generated(Expression.of("age * 2"), false));
	}

	@Test
	void droppedColumnsAreGone() {
		execute("CREATE TABLE t (a integer, b integer, c integer)", "ALTER TABLE t DROP COLUMN b");

		assertThat(table("t").columns()).extracting(Column::name).containsExactly(Name.of("a"), Name.of("c"));
	}

	@Test
	void droppedColumnsDoNotShiftThoseOfKeysAndIndexes() {
		execute("CREATE TABLE t (gone integer, a integer, b integer, c text, PRIMARY KEY (b, a), UNIQUE (c, b))",
				"ALTER TABLE t DROP COLUMN gone", "CREATE INDEX t_ix ON t (b, lower(c)) INCLUDE (a)",
				"CREATE TABLE r (gone integer, x integer, y integer)", "ALTER TABLE r DROP COLUMN gone",
				"ALTER TABLE r ADD CONSTRAINT r_t FOREIGN KEY (y, x) REFERENCES t (b, a)",
				"ALTER TABLE t ADD CONSTRAINT t_ck CHECK (t IS NOT NULL)");

		Table table = table("t");

		assertThat(table.primaryKey()).isEqualTo(new PrimaryKey(Name.of("t_pkey"), names("b", "a")));
		assertThat(table.uniqueConstraints())
			.containsExactly(UniqueConstraint.of(Name.of("t_c_b_key"), names("c", "b")));
		assertThat(table.checkConstraints()).extracting((check) -> check.name()).containsExactly(Name.of("t_ck"));
		assertThat(table.indexes()).hasSize(1);
		assertThat(table.indexes().get(0).columns()).containsExactly(Name.of("b"));
		assertThat(table.indexes().get(0).included()).containsExactly(Name.of("a"));
		assertThat(table("r").foreignKeys())
			.containsExactly(ForeignKey.of(Name.of("r_t"), names("y", "x"), QualifiedName.of("t"), names("b", "a")));
	}

	@Test
	void keysHaveTheirColumnsInKeyOrder() {
		execute("CREATE TABLE t (a integer, b integer, c integer, CONSTRAINT t_pk PRIMARY KEY (c, a), "
				+ "CONSTRAINT t_uq UNIQUE (b, a) DEFERRABLE INITIALLY DEFERRED, UNIQUE (b) DEFERRABLE)");

		Table table = table("t");

		assertThat(table.primaryKey()).isEqualTo(new PrimaryKey(Name.of("t_pk"), names("c", "a")));
		assertThat(table.uniqueConstraints()).containsExactlyInAnyOrder(
				new UniqueConstraint(Name.of("t_uq"), names("b", "a"), false, Deferral.INITIALLY_DEFERRED),
				new UniqueConstraint(Name.of("t_b_key"), names("b"), false, Deferral.INITIALLY_IMMEDIATE));
		assertThat(table.indexes()).isEmpty();
	}

	@Test
	void nullsNotDistinctIsRead() {
		assumeThat(this.database.major()).isGreaterThanOrEqualTo(15);
		execute("CREATE TABLE t (a integer, b integer, UNIQUE NULLS NOT DISTINCT (a))",
				"CREATE UNIQUE INDEX t_b ON t (b) NULLS NOT DISTINCT");

		assertThat(table("t").uniqueConstraints())
			.containsExactly(new UniqueConstraint(Name.of("t_a_key"), names("a"), true, Deferral.NOT_DEFERRABLE));
		assertThat(table("t").indexes()).containsExactly(new Index(Name.of("t_b"), true,
				List.of(IndexElement.ascending(Name.of("b"))), "btree", List.of(), true, null));
	}

	@Test
	void foreignKeysHaveActionsAndDeferral() {
		execute("CREATE TABLE p (x integer, y integer, PRIMARY KEY (x, y))",
				"CREATE TABLE c (a integer, b integer, parent integer, id integer PRIMARY KEY, "
						+ "CONSTRAINT c_p FOREIGN KEY (b, a) REFERENCES p (x, y) ON DELETE SET NULL "
						+ "ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED, "
						+ "CONSTRAINT c_self FOREIGN KEY (parent) REFERENCES c ON DELETE RESTRICT "
						+ "ON UPDATE SET DEFAULT DEFERRABLE, CONSTRAINT c_plain FOREIGN KEY (parent) REFERENCES c)");

		assertThat(table("c").foreignKeys()).containsExactlyInAnyOrder(
				new ForeignKey(Name.of("c_p"), names("b", "a"), QualifiedName.of("p"), names("x", "y"),
						ReferentialAction.SET_NULL, ReferentialAction.CASCADE, Deferral.INITIALLY_DEFERRED),
				new ForeignKey(Name.of("c_self"), names("parent"), QualifiedName.of("c"), names("id"),
						ReferentialAction.RESTRICT, ReferentialAction.SET_DEFAULT, Deferral.INITIALLY_IMMEDIATE),
				ForeignKey.of(Name.of("c_plain"), names("parent"), QualifiedName.of("c"), names("id")));
	}

	@Test
	void checksLoseTheWordCheckItsParenthesesAndSuffixes() {
		execute("CREATE TABLE t (a integer, status varchar(9) CHECK (status IN ('A', 'B')), "
				+ "CONSTRAINT ranges CHECK ((a > 0) AND (a < 10)) NO INHERIT)",
				"ALTER TABLE t ADD CONSTRAINT late CHECK (a <> 5) NOT VALID");

		assertThat(table("t").checkConstraints()).containsExactlyInAnyOrder(
				new CheckConstraint(Name.of("t_status_check"), Expression
					.of("(status)::text = ANY ((ARRAY['A'::character varying, 'B'::character varying])::text[])")),
				new CheckConstraint(Name.of("ranges"), Expression.of("(a > 0) AND (a < 10)"), true, true),
				new CheckConstraint(Name.of("late"), Expression.of("a <> 5"), false, false));
	}

	@Test
	void keysHaveEveryProperty() {
		execute("CREATE TABLE t (a integer, b integer, c integer, CONSTRAINT pk PRIMARY KEY (a, b) INCLUDE (c)"
				+ " DEFERRABLE, CONSTRAINT uq UNIQUE (c) INCLUDE (b, a) DEFERRABLE INITIALLY DEFERRED)",
				"CREATE TABLE r (a integer, b integer, c integer)", "ALTER TABLE t ADD CONSTRAINT plain UNIQUE (a, b)",
				"ALTER TABLE r ADD CONSTRAINT fk FOREIGN KEY (a, b) REFERENCES t (a, b) MATCH FULL NOT VALID");

		assertThat(table("t").constraints()).contains(
				new PrimaryKey(Name.of("pk"), names("a", "b"), Deferral.INITIALLY_IMMEDIATE, names("c")),
				new UniqueConstraint(Name.of("uq"), names("c"), false, Deferral.INITIALLY_DEFERRED, names("b", "a")));
		assertThat(table("r").foreignKeys())
			.containsExactly(ForeignKey.of(Name.of("fk"), names("a", "b"), QualifiedName.of("t"), names("a", "b"))
				.withMatch(ForeignKeyMatch.FULL)
				.withValidated(false));
	}

	@Test
	void columnsToSetOnDeleteAreRead() {
		assumeThat(this.database.major()).isGreaterThanOrEqualTo(15);
		execute("CREATE TABLE t (a integer, b integer, PRIMARY KEY (a, b))",
				"CREATE TABLE r (a integer, b integer, CONSTRAINT fk FOREIGN KEY (a, b) REFERENCES t"
						+ " ON DELETE SET NULL (b))");

		assertThat(table("r").foreignKeys())
			.containsExactly(ForeignKey.of(Name.of("fk"), names("a", "b"), QualifiedName.of("t"), names("a", "b"))
				.withOnDelete(ReferentialAction.SET_NULL, names("b")));
	}

	@Test
	void exclusionConstraintsHaveEveryProperty() {
		execute("CREATE TABLE t (a int4range, b text, CONSTRAINT plain EXCLUDE USING gist (a WITH &&),"
				+ " CONSTRAINT late EXCLUDE (b COLLATE \"C\" text_pattern_ops DESC WITH =, lower(b) WITH =)"
				+ " WHERE (b <> '') DEFERRABLE INITIALLY DEFERRED)");

		IndexElement range = IndexElement.ascending(Name.of("a"));
		IndexElement text = new IndexElement(Name.of("b"), null, true, true, Name.of("text_pattern_ops"), Name.of("C"),
				null);
		assertThat(table("t").indexes()).isEmpty();
		assertThat(table("t").constraints()).containsExactlyInAnyOrder(
				ExcludeConstraint.of(Name.of("plain"), List.of(new ExcludeElement(range, "&&"))),
				new ExcludeConstraint(Name.of("late"),
						List.of(new ExcludeElement(text, "="),
								new ExcludeElement(IndexElement.of(Expression.of("lower(b)")), "=")),
						"btree", Expression.of("b <> ''::text"), Deferral.INITIALLY_DEFERRED));
	}

	@Test
	void collationsOfIndexesAreRead() {
		execute("CREATE TABLE t (a text, b text COLLATE \"C\")",
				"CREATE INDEX i ON t (a, a COLLATE \"C\", b, b COLLATE \"default\", lower(a), lower(a) COLLATE \"C\","
						+ " lower(a COLLATE \"C\"), (a || b) COLLATE \"POSIX\")");

		assertThat(table("t").indexes().get(0).elements()).extracting(IndexElement::collation)
			.containsExactly(null, Name.of("C"), null, Name.of("default"), null, Name.of("C"), null, Name.of("POSIX"));
	}

	@Test
	void notNullIsAPropertyOfTheColumnAndNoConstraint() {
		execute("CREATE TABLE t (a integer CONSTRAINT a_present NOT NULL)");

		assertThat(table("t")).isEqualTo(
				Table.of(QualifiedName.of("t"), List.of(Column.of("a", ColumnType.of("integer")).withNullable(false))));
	}

	@Test
	void indexesHaveEveryProperty() {
		execute("CREATE TABLE t (a integer, b text, c text, d jsonb)", "CREATE INDEX plain ON t (a)",
				"CREATE UNIQUE INDEX sorted ON t (a DESC, b NULLS FIRST, c DESC NULLS LAST)",
				"CREATE INDEX computed ON t (lower(b), (a + 1)) WHERE (a > 0 AND b IS NOT NULL)",
				"CREATE INDEX covering ON t (a) INCLUDE (c, b)", "CREATE INDEX pattern ON t (b text_pattern_ops)",
				"CREATE INDEX inverted ON t USING gin (d jsonb_path_ops)", "CREATE INDEX hashed ON t USING hash (b)");

		assertThat(table("t").indexes()).containsExactlyInAnyOrder(
				Index.of(Name.of("plain"), false, List.of(IndexElement.ascending(Name.of("a")))),
				Index.of(Name.of("sorted"), true,
						List.of(IndexElement.descending(Name.of("a")),
								new IndexElement(Name.of("b"), null, false, true, null),
								new IndexElement(Name.of("c"), null, true, false, null))),
				new Index(Name.of("computed"), false,
						List.of(IndexElement.of(Expression.of("lower(b)")), IndexElement.of(Expression.of("a + 1"))),
						"btree", List.of(), false, Expression.of("(a > 0) AND (b IS NOT NULL)")),
				new Index(Name.of("covering"), false, List.of(IndexElement.ascending(Name.of("a"))), "btree",
						names("c", "b"), false, null),
				Index.of(Name.of("pattern"), false,
						List.of(new IndexElement(Name.of("b"), null, false, false, Name.of("text_pattern_ops")))),
				new Index(Name.of("inverted"), false,
						List.of(new IndexElement(Name.of("d"), null, false, false, Name.of("jsonb_path_ops"))), "gin",
						List.of(), false, null),
				new Index(Name.of("hashed"), false, List.of(IndexElement.ascending(Name.of("b"))), "hash", List.of(),
						false, null));
	}

	@Test
	void sequencesHaveNullForTheDefaultsOfTheirTypeAndDirection() {
		execute("CREATE SEQUENCE a", "CREATE SEQUENCE b AS integer START 5 INCREMENT 50 MAXVALUE 1000 CACHE 20 CYCLE",
				"CREATE SEQUENCE c AS smallint INCREMENT -1", "CREATE SEQUENCE d INCREMENT -1 MINVALUE -5 START -2");

		assertThat(read().sequences()).containsExactly(
				new Sequence(QualifiedName.of("a"), ColumnType.of("bigint"), SequenceOptions.DEFAULT),
				new Sequence(QualifiedName.of("b"), ColumnType.of("integer"),
						new SequenceOptions(5, 50, null, 1000L, 20, true)),
				new Sequence(QualifiedName.of("c"), ColumnType.of("smallint"), SequenceOptions.of(-1, -1)),
				new Sequence(QualifiedName.of("d"), ColumnType.of("bigint"),
						new SequenceOptions(-2, -1, -5L, null, 1, false)));
	}

	@Test
	void enumTypesHaveTheirLabelsInOrder() {
		execute("CREATE TYPE mood AS ENUM ('sad', 'happy')", "ALTER TYPE mood ADD VALUE 'it''s ok' BEFORE 'happy'",
				"CREATE TYPE nothing AS ENUM ()");

		assertThat(read().enumTypes()).containsExactly(
				new EnumType(QualifiedName.of("mood"), List.of("sad", "it's ok", "happy")),
				new EnumType(QualifiedName.of("nothing"), List.of()));
	}

	@Test
	void oddNamesAreExact() {
		String longest = "ä".repeat(31) + "x";
		execute("CREATE TABLE \"Order\" (\"select\" integer, \"a \"\"b\" integer, \"%s\" integer PRIMARY KEY)"
			.formatted(longest), "CREATE INDEX \"Ix.1\" ON \"Order\" (\"a \"\"b\", lower(\"select\"::text))");

		Table table = read().table(QualifiedName.of("Order")).orElseThrow();

		assertThat(table.columns()).extracting(Column::name)
			.containsExactlyElementsOf(names("select", "a \"b", longest));
		assertThat(table.primaryKey()).isEqualTo(new PrimaryKey(Name.of("Order_pkey"), names(longest)));
		assertThat(table.indexes()).containsExactly(Index.of(Name.of("Ix.1"), false, List
			.of(IndexElement.ascending(Name.of("a \"b")), IndexElement.of(Expression.of("lower(\"select\"::text)")))));
	}

	private Table table(String name) {
		return read().table(QualifiedName.of(name)).orElseThrow();
	}

	private List<String> types(String table) {
		return table(table).columns().stream().map((column) -> column.type().toString()).toList();
	}

	private static List<Name> names(String... names) {
		return List.of(names).stream().map(Name::of).toList();
	}

	private void execute(String... statements) {
		new JdbcTemplate(this.database.dataSource()).batchUpdate(statements);
	}

	private SchemaModel read() {
		try (Connection connection = this.database.dataSource().getConnection()) {
			return new PostgreSqlReflection(connection, new PostgreSqlDialect(), SchemaScope.of("public")).read();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
