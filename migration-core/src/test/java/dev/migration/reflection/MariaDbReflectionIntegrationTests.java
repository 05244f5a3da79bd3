package dev.migration.reflection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

import dev.migration.dialect.MariaDbDialect;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Deferral;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
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
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MariaDbReflection}: every object with every property.
 */
class MariaDbReflectionIntegrationTests {

	private TestDatabase database;

	private String neighbour;

	@BeforeEach
	void createDatabase() {
		this.database = Databases.mariaDb();
		this.neighbour = this.database.name() + "_hr";
	}

	@AfterEach
	void dropDatabase() {
		execute("SET STATEMENT foreign_key_checks = 0 FOR DROP DATABASE IF EXISTS " + this.neighbour);
		this.database.close();
	}

	@Test
	void emptySchemaIsTheEmptyModel() {
		assertThat(read()).isEqualTo(SchemaModel.EMPTY);
	}

	@Test
	void missingSchemaIsTheEmptyModel() {
		assertThat(read(SchemaScope.of("nowhere"))).isEqualTo(SchemaModel.EMPTY);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			bigint(20) unsigned    | bigint unsigned
			int(11)                | int
			int(5) zerofill        | int unsigned zerofill(5)
			tinyint(1)             | tinyint(1)
			boolean                | tinyint(1)
			decimal                | decimal(10,0)
			numeric(12,2)          | decimal(12,2)
			double precision       | double
			bit                    | bit(1)
			varchar(20)            | varchar(20)
			nvarchar(20)           | varchar(20) collate "utf8mb3_general_ci"
			char                   | char(1)
			varchar(9) compressed  | varchar compressed(9)
			text                   | text
			json                   | json
			uuid                   | uuid
			inet6                  | inet6
			datetime(6)            | datetime(6)
			time(3)                | time(3)
			timestamp              | timestamp
			year                   | year
			longblob               | longblob
			varbinary(16)          | varbinary(16)
			point                  | point
			varchar(3) invisible   | varchar invisible(3)
			varchar(5) collate utf8mb4_bin        | varchar(5) collate "utf8mb4_bin"
			varchar(5) character set latin1       | varchar(5) collate "latin1_swedish_ci"
			varchar(5) collate utf8mb4_general_ci | varchar(5)
			""")
	void columnHasTheServersType(String written, String type) {
		execute("CREATE TABLE t (a int, c %s NULL)".formatted(written));

		assertThat(column("c").type()).hasToString(type);
	}

	@Test
	void valuesOfAnEnumArePartOfItsType() {
		execute("CREATE TABLE t (e enum('a', 'it''s', 'b,c'), s set('x', 'y\\\\z'))");

		assertThat(column("e").type()).isEqualTo(ColumnType.of("enum", "'a'", "'it''s'", "'b,c'"));
		assertThat(column("s").type()).isEqualTo(ColumnType.of("set", "'x'", "'y\\\\z'"));
	}

	@Test
	void collationIsReadWhereTheTableHasAnother() {
		execute("CREATE TABLE t (a varchar(5), b varchar(5) COLLATE utf8mb4_general_ci) COLLATE utf8mb4_bin");

		assertThat(column("a").type()).isEqualTo(ColumnType.of("varchar", 5));
		assertThat(column("b").type())
			.isEqualTo(ColumnType.of("varchar", 5).withCollation(Name.of("utf8mb4_general_ci")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			varchar(9) default 'x'                   | 'x'
			varchar(9) default 'NULL'                | 'NULL'
			varchar(99) default 'it''s \\\\ a\\nb'   | 'it''s \\\\ a\\nb'
			int default (1+2)                        | (1 + 2)
			int default -1                           | -1
			int default '7'                          | 7
			decimal(5,2) default 1                   | 1.00
			boolean default true                     | 1
			bit(1) default 1                         | b'1'
			datetime default now()                   | current_timestamp()
			datetime(6) default current_timestamp(6) | current_timestamp(6)
			uuid default uuid()                      | uuid()
			json default '{}'                        | '{}'
			text default concat('a', "b")            | concat('a','b')
			date default '2020-1-1'                  | '2020-01-01'
			datetime default now() on update now()   | current_timestamp() ON UPDATE current_timestamp()
			datetime(3) on update now(3)             | ON UPDATE current_timestamp(3)
			int not null default 0                   | 0
			""")
	void defaultIsWhatTheServerPrints(String written, String expression) {
		execute("CREATE TABLE t (c %s)".formatted(written));

		assertThat(column("c").defaultValue()).isEqualTo(Expression.of(expression));
	}

	@ParameterizedTest
	@CsvSource({ "int", "int not null", "int default null", "varchar(9) default (null)", "timestamp null" })
	void nullIsNoDefault(String written) {
		execute("CREATE TABLE t (c %s)".formatted(written));

		assertThat(column("c").defaultValue()).isNull();
	}

	@Test
	void columnHasEveryProperty() {
		execute("""
				CREATE TABLE t (
					id bigint AUTO_INCREMENT PRIMARY KEY,
					a int NOT NULL COMMENT 'it''s a',
					b int GENERATED ALWAYS AS (a * 2) STORED,
					`C d` varchar(9) AS (concat(`a`, '('))
				) COMMENT 'the "table"'""");

		assertThat(read().tables()).containsExactly(Table
			.of(QualifiedName.of("t"), List.of(
					Column.of("id", ColumnType.of("bigint")).withNullable(false).withIdentity(Identity.BY_DEFAULT),
					Column.of("a", ColumnType.of("int")).withNullable(false).withComment("it's a"),
					Column.of("b", ColumnType.of("int")).withGenerated(new Generated(Expression.of("`a` * 2"), true)),
					Column.of("C d", ColumnType.of("varchar", 9))
						.withGenerated(new Generated(Expression.of("concat(`a`,'(')"), false))))
			.withConstraints(List.of(new PrimaryKey(null, List.of(Name.of("id")))))
			.withComment("the \"table\""));
	}

	@Test
	void uniqueIndexesAreConstraints() {
		execute("""
				CREATE TABLE t (a int, b int, c text, UNIQUE KEY uq (b, a), UNIQUE (c), CONSTRAINT other UNIQUE (b))""");

		assertThat(table("t").constraints()).containsExactlyInAnyOrder(
				UniqueConstraint.of(Name.of("uq"), List.of(Name.of("b"), Name.of("a"))),
				UniqueConstraint.of(Name.of("c"), List.of(Name.of("c"))),
				UniqueConstraint.of(Name.of("other"), List.of(Name.of("b"))));
		assertThat(table("t").indexes()).isEmpty();
	}

	@Test
	void indexHasEveryProperty() {
		execute("""
				CREATE TABLE t (a int, b varchar(99), c text, p point NOT NULL,
					KEY `Plain one` (a, b), KEY descending (b DESC, a), KEY prefix (b(7), c(9) DESC),
					UNIQUE KEY uprefix (b(3)), UNIQUE KEY udesc (a DESC),
					FULLTEXT KEY words (b, c), SPATIAL KEY places (p))""");

		IndexElement a = IndexElement.ascending(Name.of("a"));
		IndexElement b = IndexElement.ascending(Name.of("b"));
		IndexElement c = IndexElement.ascending(Name.of("c"));
		assertThat(table("t").constraints()).isEmpty();
		assertThat(table("t").indexes()).containsExactlyInAnyOrder(Index.of(Name.of("Plain one"), false, List.of(a, b)),
				Index.of(Name.of("descending"), false, List.of(IndexElement.descending(Name.of("b")), a)),
				Index.of(Name.of("prefix"), false, List.of(prefix("b", false, 7), prefix("c", true, 9))),
				Index.of(Name.of("uprefix"), true, List.of(prefix("b", false, 3))),
				Index.of(Name.of("udesc"), true, List.of(IndexElement.descending(Name.of("a")))),
				Index.of(Name.of("words"), false, List.of(b, c)).withMethod("fulltext"),
				Index.of(Name.of("places"), false, List.of(IndexElement.ascending(Name.of("p"))))
					.withMethod("spatial"));
	}

	@Test
	void foreignKeyHasEveryProperty() {
		execute("CREATE DATABASE " + this.neighbour,
				"CREATE TABLE %s.p (x int, y int, PRIMARY KEY (x, y))".formatted(this.neighbour),
				"CREATE TABLE parent (id int PRIMARY KEY)", """
						CREATE TABLE t (a int, b int, c int, d int, e int,
							CONSTRAINT plain FOREIGN KEY (a) REFERENCES parent (id),
							CONSTRAINT acts FOREIGN KEY (b) REFERENCES parent (id) ON DELETE CASCADE ON UPDATE SET NULL,
							CONSTRAINT refuses FOREIGN KEY (c) REFERENCES parent (id)
								ON DELETE RESTRICT ON UPDATE NO ACTION,
							CONSTRAINT away FOREIGN KEY (e, d) REFERENCES %s.p (x, y))""".formatted(this.neighbour));

		QualifiedName parent = QualifiedName.of("parent");
		List<Name> id = List.of(Name.of("id"));
		assertThat(table("t").constraints()).containsExactlyInAnyOrder(
				ForeignKey.of(Name.of("plain"), List.of(Name.of("a")), parent, id),
				new ForeignKey(Name.of("acts"), List.of(Name.of("b")), parent, id, ReferentialAction.CASCADE,
						ReferentialAction.SET_NULL, Deferral.NOT_DEFERRABLE),
				ForeignKey.of(Name.of("refuses"), List.of(Name.of("c")), parent, id),
				ForeignKey.of(Name.of("away"), List.of(Name.of("e"), Name.of("d")),
						QualifiedName.of(this.neighbour, "p"), List.of(Name.of("x"), Name.of("y"))));
		assertThat(table("t").indexes()).isEmpty();
	}

	@Test
	void indexThatSomebodyMadeForAForeignKeyIsRead() {
		execute("CREATE TABLE parent (id int PRIMARY KEY)", """
				CREATE TABLE t (a int, b int, KEY mine (a), KEY further (b, a), FOREIGN KEY (a) REFERENCES parent (id),
					CONSTRAINT fk FOREIGN KEY (b) REFERENCES parent (id))""");

		assertThat(table("t").indexes()).extracting(Index::name)
			.containsExactlyInAnyOrder(Name.of("mine"), Name.of("further"));
	}

	@Test
	void indexOfANamelessForeignKeyIsLeftOut() {
		execute("CREATE TABLE parent (id int PRIMARY KEY)",
				"CREATE TABLE t (a int, b int, KEY a_1 (b), FOREIGN KEY (a) REFERENCES parent (id))");

		assertThat(table("t").foreignKeys()).extracting(ForeignKey::name).containsExactly(Name.of("t_ibfk_1"));
		assertThat(table("t").indexes()).extracting(Index::name).containsExactly(Name.of("a_1"));
	}

	@Test
	void checksOfTableAndColumnAreRead() {
		execute("""
				CREATE TABLE t (a int CHECK (a > 0), b varchar(9), CONSTRAINT ck CHECK (b IN ('A', 'it''s') AND a < 9),
					CHECK (a <> 5))""");

		assertThat(table("t").checkConstraints()).containsExactlyInAnyOrder(
				new CheckConstraint(Name.of("a"), Expression.of("`a` > 0")),
				new CheckConstraint(Name.of("ck"), Expression.of("`b` in ('A','it\\'s') and `a` < 9")),
				new CheckConstraint(Name.of("CONSTRAINT_1"), Expression.of("`a` <> 5")));
	}

	/** MariaDB 11.4 keeps calling its check by the name before. */
	@Test
	void renamedJsonIsJson() {
		execute("CREATE TABLE t (a json)");
		execute("ALTER TABLE t RENAME COLUMN a TO b");

		assertThat(column("b").type()).isEqualTo(ColumnType.of("json"));
	}

	@Test
	void checkThatMakesATextJsonIsPartOfTheType() {
		execute("""
				CREATE TABLE t (a json NOT NULL, b longtext CHECK (json_valid(b)), c json CHECK (json_length(c) > 0),
					d json, CHECK (json_valid(d)))""");

		assertThat(column("a").type()).isEqualTo(ColumnType.of("json"));
		assertThat(column("b").type()).isEqualTo(ColumnType.of("longtext"));
		// A check of one's own takes the place of the server's
		assertThat(column("c").type()).isEqualTo(ColumnType.of("longtext").withCollation(Name.of("utf8mb4_bin")));
		assertThat(table("t").checkConstraints()).extracting(CheckConstraint::name)
			.containsExactlyInAnyOrder(Name.of("b"), Name.of("c"), Name.of("CONSTRAINT_1"));
	}

	@Test
	void sequencesHaveEveryProperty() {
		execute("CREATE SEQUENCE s", "CREATE SEQUENCE plain NOCACHE",
				"CREATE SEQUENCE `All ?` START WITH 5 INCREMENT BY 3 MINVALUE 2 MAXVALUE 99 CACHE 7 CYCLE",
				"CREATE SEQUENCE down INCREMENT BY -2 NOCACHE");

		ColumnType bigint = ColumnType.of("bigint");
		assertThat(read().sequences()).containsExactlyInAnyOrder(
				new Sequence(QualifiedName.of("s"), bigint, new SequenceOptions(1, 1, null, null, 1000, false)),
				new Sequence(QualifiedName.of("plain"), bigint, SequenceOptions.DEFAULT),
				new Sequence(QualifiedName.of("All ?"), bigint, new SequenceOptions(5, 3, 2L, 99L, 7, true)),
				new Sequence(QualifiedName.of("down"), bigint, SequenceOptions.of(-1, -2)));
	}

	@Test
	void viewsTemporaryTablesAndRoutinesAreLeftOut() throws SQLException {
		execute("CREATE TABLE t (a int)", "CREATE VIEW v AS SELECT a FROM t", "CREATE PROCEDURE p () SELECT 1",
				"CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1");
		try (Connection connection = this.database.dataSource().getConnection()) {
			connection.createStatement().execute("CREATE TEMPORARY TABLE temp (a int)");

			assertThat(read(connection, scope()).tables()).extracting(Table::name)
				.containsExactly(QualifiedName.of("t"));
		}
	}

	@Test
	void versionedTableIsReadWithoutWhatVersioningAdds() {
		execute("CREATE TABLE plain (id int PRIMARY KEY) WITH SYSTEM VERSIONING", """
				CREATE TABLE explicit (id int PRIMARY KEY, since timestamp(6) GENERATED ALWAYS AS ROW START,
					until timestamp(6) GENERATED ALWAYS AS ROW END, PERIOD FOR SYSTEM_TIME (since, until))
					WITH SYSTEM VERSIONING""");

		Column id = Column.of("id", ColumnType.of("int")).withNullable(false);
		List<PrimaryKey> key = List.of(new PrimaryKey(null, List.of(Name.of("id"))));
		assertThat(read().tables()).containsExactlyInAnyOrder(
				Table.of(QualifiedName.of("plain"), List.of(id)).withConstraints(List.copyOf(key)),
				Table.of(QualifiedName.of("explicit"), List.of(id)).withConstraints(List.copyOf(key)));
	}

	@Test
	void furtherSchemasKeepTheirNameAndIgnoredTablesAreLeftOut() {
		execute("CREATE DATABASE " + this.neighbour, "CREATE TABLE %s.p (x int)".formatted(this.neighbour),
				"CREATE SEQUENCE %s.s".formatted(this.neighbour), "CREATE TABLE t (a int)",
				"CREATE TABLE migration_version (a int)");

		SchemaModel model = read(new SchemaScope(this.database.schema(), Set.of(this.neighbour),
				Set.of(QualifiedName.of("migration_version"))));

		assertThat(model.tables()).extracting(Table::name)
			.containsExactlyInAnyOrder(QualifiedName.of("t"), QualifiedName.of(this.neighbour, "p"));
		assertThat(model.sequences()).extracting(Sequence::name).containsExactly(QualifiedName.of(this.neighbour, "s"));
	}

	@Test
	void namesAreExact() {
		execute("CREATE TABLE `Größe ``x`` \"y\" ?` (`A b` int, `a.b` int, `select` int)");

		assertThat(read().tables()).singleElement().satisfies((table) -> {
			assertThat(table.name()).isEqualTo(QualifiedName.of("Größe `x` \"y\" ?"));
			assertThat(table.columns()).extracting(Column::name)
				.containsExactly(Name.of("A b"), Name.of("a.b"), Name.of("select"));
		});
	}

	@Test
	void queriesAreAsManyForFiftyTablesAsForTwo() throws SQLException {
		assertThat(queriesFor(50)).isEqualTo(queriesFor(2)).isEqualTo(7);
	}

	private int queriesFor(int tables) throws SQLException {
		execute("CREATE OR REPLACE SEQUENCE s", "CREATE OR REPLACE SEQUENCE s2");
		for (int i = 0; i < tables; i++) {
			execute("CREATE OR REPLACE TABLE t%d (id int PRIMARY KEY, a int CHECK (a > 0), KEY (a))".formatted(i));
		}
		try (Connection connection = this.database.dataSource().getConnection()) {
			CountingConnection counting = new CountingConnection(connection);
			assertThat(read(counting.connection(), scope()).tables()).hasSizeGreaterThanOrEqualTo(tables);
			return counting.executions();
		}
	}

	private static IndexElement prefix(String column, boolean descending, int length) {
		return new IndexElement(Name.of(column), null, descending, descending, null, null, length);
	}

	private Column column(String name) {
		return table("t").column(Name.of(name)).orElseThrow();
	}

	private Table table(String name) {
		return read().table(QualifiedName.of(name)).orElseThrow();
	}

	private SchemaScope scope() {
		return SchemaScope.of(this.database.schema());
	}

	private SchemaModel read() {
		return read(scope());
	}

	private SchemaModel read(SchemaScope scope) {
		try (Connection connection = this.database.dataSource().getConnection()) {
			return read(connection, scope);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static SchemaModel read(Connection connection, SchemaScope scope) {
		return SchemaReaders.of(connection, new MariaDbDialect(), scope).read();
	}

	private void execute(String... statements) {
		JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());
		List.of(statements).forEach(jdbc::execute);
	}

}
