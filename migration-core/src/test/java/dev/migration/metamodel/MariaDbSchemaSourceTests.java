package dev.migration.metamodel;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.MariaDbDialect;
import dev.migration.dialect.MySqlDialect;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Constraint;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Identity;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Lob;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link HibernateSchemaSource} on MariaDB and MySQL. What it reads on MariaDB
 * is proven by {@link HibernateSchemaProofIntegrationTests}; MySQL has no server here.
 */
class MariaDbSchemaSourceTests {

	@Test
	void basicTypesAreThoseOfTheDatabase() {
		assertThat(table(onMariaDb(Account.class), "account").columns()).extracting(MariaDbSchemaSourceTests::text)
			.containsExactlyInAnyOrder("id: uuid", "balance: decimal(38,2)", "opened: datetime(6)", "active: bit(1)",
					"tags: json", "note: longtext", "status: enum('ACTIVE','CLOSED')", "ratio: double");
		assertThat(table(onMySql(Account.class), "account").columns()).extracting(MariaDbSchemaSourceTests::text)
			.contains("id: binary(16)", "status: enum('ACTIVE','CLOSED')");
	}

	@Test
	void catalogsAreSchemas() {
		@Entity(name = "Department")
		@jakarta.persistence.Table(catalog = "hr", schema = "dropped")
		class Department {

			@Id
			Long id;

		}

		SchemaModel schema = read(OfflineMetadata.of("MariaDB", 11, 4), new MariaDbDialect(), "shop", Department.class);
		SchemaModel migrated = read(OfflineMetadata.of("MariaDB", 11, 4), new MariaDbDialect(), "hr", Department.class);

		assertThat(schema.tables()).extracting(Table::name).containsExactly(QualifiedName.of("hr", "department"));
		assertThat(migrated.tables()).extracting(Table::name).containsExactly(QualifiedName.of("department"));
	}

	@Test
	void mariaDbHasSequences() {
		assertThat(onMariaDb(Numbered.class).sequences()).containsExactly(
				new Sequence(QualifiedName.of("numbered_seq"), ColumnType.of("bigint"), SequenceOptions.of(1, 50)));
	}

	@Test
	void mySqlHasTablesForSequences() {
		SchemaModel schema = onMySql(Numbered.class);

		assertThat(schema.sequences()).isEmpty();
		assertThat(table(schema, "numbered_seq")).isEqualTo(
				Table.of(QualifiedName.of("numbered_seq"), List.of(Column.of("next_val", ColumnType.of("bigint")))));
	}

	@Test
	void definitionsAreInItsSyntax() {
		@Entity(name = "Account")
		class Defined {

			@Id
			@jakarta.persistence.Column(columnDefinition = "int unsigned auto_increment comment 'it\\'s \\\\ key'")
			Integer id;

			@jakarta.persistence.Column(
					columnDefinition = "timestamp not null default current_timestamp on update now()")
			Instant changed;

			@jakarta.persistence.Column(columnDefinition = "enum('a\\'b,c', 'd') default 'd' check (`letter` <> 'e')")
			String letter;

			@jakarta.persistence.Column(columnDefinition = "int as (id * 2) persistent")
			Integer doubled;

			@jakarta.persistence.Column(columnDefinition = "int not null invisible")
			Integer hidden;

		}

		Table table = table(onMariaDb(Defined.class), "account");

		assertThat(table.column(Name.of("id")).orElseThrow().identity()).isEqualTo(Identity.BY_DEFAULT);
		assertThat(table.column(Name.of("id")).orElseThrow().comment()).isEqualTo("it's \\ key");
		// Hibernate writes 'null' behind each timestamp that the mapping lets be so
		assertThat(table.column(Name.of("changed")).orElseThrow())
			.isEqualTo(Column.of("changed", ColumnType.of("timestamp"))
				.withNullable(true)
				.withDefault(Expression.of("current_timestamp on update now()")));
		assertThat(text(table.column(Name.of("letter")).orElseThrow())).isEqualTo("letter: enum('a''b,c','d')");
		assertThat(table.column(Name.of("letter")).orElseThrow().defaultValue()).isEqualTo(Expression.of("'d'"));
		assertThat(table.checkConstraints())
			.containsExactly(new CheckConstraint(null, Expression.of("`letter` <> 'e'")));
		assertThat(table.column(Name.of("doubled")).orElseThrow().generated())
			.isEqualTo(new Generated(Expression.of("id * 2"), true));
		assertThat(text(table.column(Name.of("hidden")).orElseThrow())).isEqualTo("hidden: int invisible");
		assertThat(table.column(Name.of("hidden")).orElseThrow().nullable()).isFalse();
	}

	@Test
	void generatedColumnsAreNullableOnMariaDbAndNotOnMySql() {
		@Entity(name = "Line")
		class Line {

			@Id
			Long id;

			int price;

			@GeneratedColumn("price * 2")
			@jakarta.persistence.Column(nullable = false)
			long total;

		}

		assertThat(table(onMariaDb(Line.class), "line").column(Name.of("total")).orElseThrow().nullable()).isTrue();
		assertThat(table(onMySql(Line.class), "line").column(Name.of("total")).orElseThrow().nullable()).isFalse();
	}

	@Test
	void uniqueKeysKeepTheirNamesBesideUniqueColumns() {
		@Entity(name = "Account")
		@jakarta.persistence.Table(
				uniqueConstraints = @jakarta.persistence.UniqueConstraint(name = "uq_email", columnNames = "email"))
		class Unique {

			@Id
			Long id;

			@jakarta.persistence.Column(unique = true)
			String email;

			@jakarta.persistence.Column(unique = true)
			String phone;

		}

		assertThat(table(onMariaDb(Unique.class), "account").constraints())
			.filteredOn(UniqueConstraint.class::isInstance)
			.extracting(Constraint::name, Constraint::columns)
			.containsExactlyInAnyOrder(
					org.assertj.core.groups.Tuple.tuple(Name.of("uq_email"), List.of(Name.of("email"))),
					org.assertj.core.groups.Tuple.tuple(null, List.of(Name.of("phone"))));
	}

	@Test
	void uniqueKeysThatAreDescendingAreIndexes() {
		@Entity(name = "Account")
		@jakarta.persistence.Table(indexes = { @Index(columnList = "opened desc", unique = true),
				@Index(name = "ux_both", columnList = "opened, owner desc", unique = true),
				@Index(name = "ux_owner", columnList = "owner asc", unique = true) })
		class Account {

			@Id
			Long id;

			int opened;

			int owner;

		}

		Table table = table(onMariaDb(Account.class), "account");

		assertThat(table.indexes()).containsExactlyInAnyOrder(
				dev.migration.schema.Index.of(null, true, List.of(IndexElement.descending(Name.of("opened")))),
				dev.migration.schema.Index.of(Name.of("ux_both"), true,
						List.of(IndexElement.ascending(Name.of("opened")), IndexElement.descending(Name.of("owner")))));
		assertThat(table.constraints()).filteredOn(UniqueConstraint.class::isInstance)
			.containsExactly(UniqueConstraint.of(Name.of("ux_owner"), List.of(Name.of("owner"))));
	}

	@Test
	void primaryKeysHaveNoNames() {
		@Entity(name = "Account")
		@jakarta.persistence.Table(
				uniqueConstraints = @jakarta.persistence.UniqueConstraint(name = "pk_account", columnNames = "id"))
		class Named {

			@Id
			Long id;

		}

		assertThat(table(onMariaDb(Named.class), "account").constraints()).extracting(Constraint::name)
			.containsOnlyNulls();
	}

	@Test
	void indexesMayHoldTheBeginningOfAColumn() {
		@Entity(name = "Account")
		@jakarta.persistence.Table(indexes = @Index(name = "ix_name", columnList = "name(10), `id` desc"))
		class Indexed {

			@Id
			Long id;

			String name;

		}

		assertThat(table(onMariaDb(Indexed.class), "account").indexes().get(0).elements()).containsExactly(
				IndexElement.ascending(Name.of("name")).withLength(10), IndexElement.descending(Name.of("id")));
	}

	@Test
	void commentsAreReadAsTheServerReadsThem() {
		@Entity(name = "Account")
		@Comment("what people ''say'' \\\\ \\'mean\\'")
		class Commented {

			@Id
			Long id;

		}

		assertThat(table(onMariaDb(Commented.class), "account").comment()).isEqualTo("what people 'say' \\ 'mean'");
	}

	@Test
	void indexWithNameAndColumnsOfAForeignKeyIsTheOneOfTheKey() {
		assertThat(table(onMariaDb(Fan.class), "fan").indexes()).containsExactly(dev.migration.schema.Index
			.of(Name.of("fan_name"), false, List.of(IndexElement.ascending(Name.of("name")))));
	}

	@Test
	void typesOfAnotherDatabaseNameTheirColumn() {
		assertThatExceptionOfType(UnreadableMappingException.class).isThrownBy(() -> onMariaDb(Moved.class))
			.withMessage(
					"Column 'moved_at' of table 'moved' cannot be mapped here. Type 'timestamp with time zone' is no"
							+ " MariaDB type: 'with' does not belong there; give a type with its arguments and nothing else.");
	}

	private static String text(Column column) {
		return column.name() + ": " + column.type();
	}

	private static Table table(SchemaModel schema, String name) {
		return schema.table(QualifiedName.of(name)).orElseThrow();
	}

	@Test
	void aTableThatStandsForASequenceHasAFirstValue() {
		HibernateSchemaSource source = new HibernateSchemaSource(
				OfflineMetadata.of("MySQL", 8, 4).build(Numbered.class), new MySqlDialect(), "shop");

		assertThat(source.counters()).isEqualTo(Map.of(QualifiedName.of("numbered_seq"), 1L));
	}

	@Test
	void aSequenceIsNoCounter() {
		HibernateSchemaSource source = new HibernateSchemaSource(
				OfflineMetadata.of("MariaDB", 11, 4).build(Numbered.class), new MariaDbDialect(), "shop");

		assertThat(source.counters()).isEmpty();
	}

	@Test
	void nationalizedTextsOfMySqlNameTheirCharacterSet() {
		@Entity(name = "Greeting")
		class Greeting {

			@Id
			@Nationalized
			String text;

			@Lob
			@Nationalized
			String story;

		}

		assertThat(table(onMariaDb(Greeting.class), "greeting").columns()).extracting(MariaDbSchemaSourceTests::text)
			.containsExactly("text: varchar(255)", "story: longtext");
		assertThat(table(onMySql(Greeting.class), "greeting").columns()).extracting(MariaDbSchemaSourceTests::text)
			.containsExactly("text: varchar character set utf8mb4(255)", "story: longtext character set utf8mb4");
	}

	private static SchemaModel onMariaDb(Class<?>... classes) {
		return read(OfflineMetadata.of("MariaDB", 11, 4), new MariaDbDialect(), "shop", classes);
	}

	private static SchemaModel onMySql(Class<?>... classes) {
		return read(OfflineMetadata.of("MySQL", 8, 4), new MySqlDialect(), "shop", classes);
	}

	private static SchemaModel read(OfflineMetadata metadata, Dialect dialect, String schema, Class<?>... classes) {
		return new HibernateSchemaSource(metadata.build(classes), dialect, schema).read();
	}

	enum Status {

		CLOSED, ACTIVE

	}

	@Entity(name = "Account")
	static class Account {

		@Id
		UUID id;

		BigDecimal balance;

		Instant opened;

		boolean active;

		List<String> tags;

		@Lob
		String note;

		@Enumerated(EnumType.STRING)
		Status status;

		@ColumnDefault("0")
		@JdbcTypeCode(SqlTypes.DOUBLE)
		double ratio;

	}

	@Entity(name = "Numbered")
	static class Numbered {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		Long id;

	}

	@Entity(name = "Moved")
	static class Moved {

		@Id
		Long id;

		@jakarta.persistence.Column(columnDefinition = "timestamp with time zone")
		Instant movedAt;

	}

	@Entity(name = "Fan")
	@jakarta.persistence.Table(name = "fan", indexes = { @Index(name = "fk_fan_of", columnList = "of_id"),
			@Index(name = "fan_name", columnList = "name") })
	static class Fan {

		@Id
		Long id;

		String name;

		@jakarta.persistence.ManyToOne
		@jakarta.persistence.JoinColumn(name = "of_id",
				foreignKey = @jakarta.persistence.ForeignKey(name = "fk_fan_of"))
		Fan of;

	}

}
