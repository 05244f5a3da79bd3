package dev.migration.metamodel;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.migration.dialect.H2Dialect;
import dev.migration.dialect.NameCase;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.CompositeType;
import dev.migration.schema.CompositeType.Attribute;
import dev.migration.schema.EnumType;
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
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.Struct;
import org.hibernate.annotations.Subselect;
import org.hibernate.boot.Metadata;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link HibernateSchemaSource}.
 */
class HibernateSchemaSourceTests {

	@Test
	void identityIsPartOfTheColumn() {
		@Entity(name = "Account")
		class Account {

			@Id
			@GeneratedValue(strategy = GenerationType.IDENTITY)
			Long id;

			String displayName;

		}

		Table table = table(Account.class);

		assertThat(table).isEqualTo(Table
			.of(QualifiedName.of("account"),
					List.of(new Column(Name.of("id"), ColumnType.of("bigint"), false, null, Identity.BY_DEFAULT, null,
							null), Column.of("display_name", ColumnType.of("varchar", 255))))
			.withConstraints(List.of(new PrimaryKey(null, names("id")))));
	}

	@Test
	void automaticGeneratorAsksForASequence() {
		@Entity(name = "Account")
		class Account {

			@Id
			@GeneratedValue
			Long id;

		}

		SchemaModel schema = read(Account.class);

		assertThat(schema.sequences()).containsExactly(
				new Sequence(QualifiedName.of("account_seq"), ColumnType.of("bigint"), SequenceOptions.of(1, 50)));
	}

	@Test
	void basicTypesAreNative() {
		@Entity(name = "Account")
		class Account {

			@Id
			UUID id;

			BigDecimal balance;

			Instant opened;

			boolean active;

			List<String> tags;

			@JdbcTypeCode(SqlTypes.JSON)
			String settings;

		}

		assertThat(table(Account.class).columns()).extracting(Column::type)
			.map(ColumnType::toString)
			.containsExactlyInAnyOrder("uuid", "numeric(38,2)", "timestamp with time zone", "boolean", "varchar(255)[]",
					"jsonb");
	}

	@Test
	void namesOfIndexesAreQuotedGloballyOnH2Only() {
		@Entity(name = "Account")
		@jakarta.persistence.Table(indexes = @jakarta.persistence.Index(name = "IX_Owner", columnList = "owner"))
		class Account {

			@Id
			Long id;

			String owner;

		}
		String quoted = "hibernate.globally_quoted_identifiers";
		Metadata onH2 = OfflineMetadata.of("H2", 2, 4).with(quoted, true).build(Account.class);
		Metadata onPostgreSql = OfflineMetadata.postgreSql(17).with(quoted, true).build(Account.class);

		assertThat(new HibernateSchemaSource(onH2, new H2Dialect(NameCase.LOWER), "public").read()
			.tables()
			.get(0)
			.indexes()).extracting(Index::name).containsExactly(Name.of("IX_Owner"));
		assertThat(source(onPostgreSql, "public").read().tables().get(0).indexes()).extracting(Index::name)
			.containsExactly(Name.of("ix_owner"));
	}

	@Test
	void fieldsOfXmlDocumentsAreNotChecked() {
		@jakarta.persistence.Embeddable
		class Settings {

			@jakarta.persistence.Column(nullable = false)
			String theme;

		}

		@Entity(name = "Account")
		class Account {

			@Id
			Long id;

			@JdbcTypeCode(SqlTypes.SQLXML)
			Settings asXml;

			@JdbcTypeCode(SqlTypes.JSON)
			Settings asJson;

		}

		assertThat(table(Account.class).constraints()).filteredOn(CheckConstraint.class::isInstance)
			.extracting((check) -> ((CheckConstraint) check).condition().source())
			.containsExactly("as_json is null or (cast(as_json->>'theme' as varchar(255)) is not null)");
	}

	@Test
	void uniqueColumnThatIsAlsoAKeyOfTheTableIsOneConstraint() {
		@Entity(name = "Account")
		@jakarta.persistence.Table(
				uniqueConstraints = @jakarta.persistence.UniqueConstraint(name = "uq_email", columnNames = "email"))
		class Account {

			@Id
			Long id;

			@jakarta.persistence.Column(unique = true)
			String email;

		}

		assertThat(table(Account.class).uniqueConstraints()).containsExactly(UniqueConstraint.of(null, names("email")));
	}

	@Test
	void keysAndIndexesHaveANameOnlyIfTheUserGaveOne() {
		@Entity(name = "Account")
		@jakarta.persistence.Table(
				uniqueConstraints = { @jakarta.persistence.UniqueConstraint(name = "uq_email", columnNames = "email"),
						@jakarta.persistence.UniqueConstraint(columnNames = { "email", "realm" }) },
				indexes = { @jakarta.persistence.Index(name = "ix_realm", columnList = "realm"),
						@jakarta.persistence.Index(columnList = "realm desc, email") })
		class Account {

			@Id
			Long id;

			String email;

			String realm;

		}

		Table table = table(Account.class);

		assertThat(table.uniqueConstraints()).containsExactlyInAnyOrder(
				UniqueConstraint.of(Name.of("uq_email"), names("email")),
				UniqueConstraint.of(null, names("email", "realm")));
		assertThat(table.indexes()).containsExactlyInAnyOrder(
				Index.of(Name.of("ix_realm"), false, List.of(IndexElement.ascending(Name.of("realm")))),
				Index.of(null, false,
						List.of(IndexElement.descending(Name.of("realm")), IndexElement.ascending(Name.of("email")))));
	}

	@Test
	void indexElementsAreReadAsTheSqlThatTheyAre() {
		@Entity(name = "Account")
		@jakarta.persistence.Table(indexes = @jakarta.persistence.Index(name = "ix_account",
				columnList = "(lower(email)) desc, coalesce(realm, 'x'), email varchar_pattern_ops, realm desc nulls last",
				unique = true, options = "include (id) nulls not distinct where active"))
		class Account {

			@Id
			Long id;

			String email;

			String realm;

			boolean active;

		}

		assertThat(table(Account.class).indexes()).containsExactly(new Index(Name.of("ix_account"), true,
				List.of(new IndexElement(null, Expression.of("lower(email)"), true, true, null),
						IndexElement.of(Expression.of("coalesce(realm, 'x')")),
						new IndexElement(Name.of("email"), null, false, false, Name.of("varchar_pattern_ops")),
						new IndexElement(Name.of("realm"), null, true, false, null)),
				Index.BTREE, names("id"), true, Expression.of("active")));
	}

	@Test
	void foreignKeyNamesThePrimaryKeyThatItRefersTo() {
		@Entity(name = "Owner")
		class Owner {

			@Id
			Long id;

		}
		@Entity(name = "Pet")
		class Pet {

			@Id
			Long id;

			@ManyToOne
			@OnDelete(action = OnDeleteAction.CASCADE)
			Owner owner;

			@ManyToOne
			@jakarta.persistence.JoinColumn(foreignKey = @jakarta.persistence.ForeignKey(name = "fk_pet_vet"))
			Owner vet;

			@ManyToOne
			@jakarta.persistence.JoinColumn(
					foreignKey = @jakarta.persistence.ForeignKey(jakarta.persistence.ConstraintMode.NO_CONSTRAINT))
			Owner breeder;

		}

		Table table = read(Owner.class, Pet.class).table(QualifiedName.of("pet")).orElseThrow();

		QualifiedName owner = QualifiedName.of("owner");
		ForeignKey cascading = ForeignKey.of(null, names("owner_id"), owner, names("id"));
		assertThat(table.foreignKeys()).containsExactlyInAnyOrder(
				new ForeignKey(null, cascading.columns(), owner, names("id"), ReferentialAction.CASCADE,
						ReferentialAction.NO_ACTION, cascading.deferral()),
				ForeignKey.of(Name.of("fk_pet_vet"), names("vet_id"), owner, names("id")));
	}

	@Test
	void checksOfEnumsColumnsAndTablesAreKept() {
		@Entity(name = "Account")
		@Check(name = "ck_account", constraints = "limit_value > 0")
		class Account {

			@Id
			Long id;

			@Enumerated(jakarta.persistence.EnumType.STRING)
			Status status;

			@Enumerated
			Status rank;

			int limitValue;

		}

		assertThat(table(Account.class).checkConstraints()).containsExactlyInAnyOrder(
				new CheckConstraint(null, Expression.of("status in ('OPEN','CLOSED')")),
				new CheckConstraint(null, Expression.of("rank between 0 and 1")),
				new CheckConstraint(Name.of("ck_account"), Expression.of("limit_value > 0")));
	}

	@Test
	void namedEnumIsATypeOfItsOwn() {
		@Entity(name = "Account")
		class Account {

			@Id
			Long id;

			@Enumerated
			@JdbcTypeCode(SqlTypes.NAMED_ENUM)
			Status status;

		}

		SchemaModel schema = read(Account.class);

		assertThat(schema.enumTypes())
			.containsExactly(new EnumType(QualifiedName.of("status"), List.of("CLOSED", "OPEN")));
		assertThat(column(schema, "account", "status").type())
			.isEqualTo(ColumnType.userType(QualifiedName.of("status")));
	}

	@Test
	void defaultsGeneratedColumnsCollationsAndCommentsAreKept() {
		@Entity(name = "Account")
		@Comment("Who's who")
		class Account {

			@Id
			Long id;

			@ColumnDefault("'none'")
			@jakarta.persistence.Column(nullable = false, length = 10)
			@Comment("shown in lists")
			String nickname;

			@GeneratedColumn("id * 2")
			@jakarta.persistence.Column(nullable = false)
			long doubled;

			@org.hibernate.annotations.Collate("C")
			String code;

		}

		SchemaModel schema = read(Account.class);

		assertThat(schema.tables().get(0).comment()).isEqualTo("Who's who");
		assertThat(column(schema, "account", "nickname")).isEqualTo(new Column(Name.of("nickname"),
				ColumnType.of("varchar", 10), false, Expression.of("'none'"), null, null, "shown in lists"));
		assertThat(column(schema, "account", "doubled")).isEqualTo(Column.of("doubled", ColumnType.of("bigint"))
			.withGenerated(new Generated(Expression.of("id * 2"), true)));
		assertThat(column(schema, "account", "code").type())
			.isEqualTo(ColumnType.of("varchar", 255).withCollation(Name.of("C")));
	}

	@Test
	void columnThatIsFilledWithTheCurrentTimeIsNotNull() {
		@Entity(name = "Account")
		class Account {

			@Id
			Long id;

			@org.hibernate.annotations.CreationTimestamp
			Instant opened;

			@org.hibernate.annotations.CurrentTimestamp(event = org.hibernate.generator.EventType.UPDATE)
			Instant changed;

		}

		SchemaModel schema = read(Account.class);

		assertThat(column(schema, "account", "opened").nullable()).isFalse();
		assertThat(column(schema, "account", "changed").nullable()).isTrue();
	}

	@Test
	void columnDefinitionMayHoldMoreThanAType() {
		@Entity(name = "Account")
		class Account {

			@Id
			Long id;

			@jakarta.persistence.Column(
					columnDefinition = "varchar(20) collate \"C\" default 'a b' not null unique check (code <> '')")
			String code;

			@jakarta.persistence.Column(columnDefinition = "timestamp with time zone default now()")
			Instant at;

		}

		SchemaModel schema = read(Account.class);

		assertThat(column(schema, "account", "code"))
			.isEqualTo(new Column(Name.of("code"), ColumnType.of("varchar", 20).withCollation(Name.of("C")), false,
					Expression.of("'a b'"), null, null, null));
		assertThat(column(schema, "account", "at"))
			.isEqualTo(Column.of("at", ColumnType.of("timestamp with time zone")).withDefault(Expression.of("now()")));
		assertThat(schema.tables().get(0).uniqueConstraints())
			.containsExactly(UniqueConstraint.of(null, names("code")));
		assertThat(schema.tables().get(0).checkConstraints())
			.containsExactly(new CheckConstraint(null, Expression.of("code <> ''")));
	}

	@Test
	void setOfBasicValuesHasAPrimaryKey() {
		@Entity(name = "Account")
		class Account {

			@Id
			Long id;

			@ElementCollection
			@jakarta.persistence.Column(nullable = false)
			Set<String> roles;

		}

		Table table = read(Account.class).table(QualifiedName.of("account_roles")).orElseThrow();

		assertThat(table.primaryKey()).isEqualTo(new PrimaryKey(null, names("account_id", "roles")));
		assertThat(table.foreignKeys())
			.containsExactly(ForeignKey.of(null, names("account_id"), QualifiedName.of("account"), names("id")));
	}

	@Test
	void whatIsNoTableIsLeftOut() {
		@Entity(name = "Statistics")
		@Subselect("select 1 as id")
		class Statistics {

			@Id
			Long id;

		}

		assertThat(read(Statistics.class)).isEqualTo(SchemaModel.EMPTY);
	}

	@Test
	void structuredTypeComesWithItsTable() {
		@jakarta.persistence.Embeddable
		@Struct(name = "address_type")
		class Address {

			String city;

		}
		@Entity(name = "Account")
		class Account {

			@Id
			Long id;

			Address address;

		}

		HibernateSchemaSource source = source(OfflineMetadata.of(Account.class, Address.class), null);

		assertThat(source.notModelled()).isEmpty();
		assertThat(source.read().compositeTypes()).containsExactly(new CompositeType(QualifiedName.of("address_type"),
				List.of(new Attribute(Name.of("city"), ColumnType.of("varchar", 255))), null));
		assertThat(column(source.read(), "account", "address").type())
			.isEqualTo(ColumnType.userType(QualifiedName.of("address_type")));
	}

	@Test
	void migratedSchemaIsErasedAndOthersAreKept() {
		@Entity(name = "Account")
		@jakarta.persistence.Table(schema = "app")
		class Account {

			@Id
			Long id;

		}
		@Entity(name = "Person")
		@jakarta.persistence.Table(schema = "hr")
		class Person {

			@Id
			Long id;

		}

		SchemaModel schema = source(OfflineMetadata.of(Account.class, Person.class), "app").read();

		assertThat(schema.tables()).extracting(Table::name)
			.containsExactly(QualifiedName.of("account"), QualifiedName.of("hr", "person"));
	}

	@Test
	void namesThatDifferOnlyAfterTheLimitAreRefused() {
		String prefix = "a_very_long_table_name_that_goes_on_and_on_and_on_until_it_is_over";
		@Entity(name = "First")
		@jakarta.persistence.Table(name = "a_very_long_table_name_that_goes_on_and_on_and_on_until_it_is_over_one")
		class First {

			@Id
			Long id;

		}
		@Entity(name = "Second")
		@jakarta.persistence.Table(name = "a_very_long_table_name_that_goes_on_and_on_and_on_until_it_is_over_two")
		class Second {

			@Id
			Long id;

		}

		assertThatExceptionOfType(NameCollisionException.class).isThrownBy(() -> read(First.class, Second.class))
			.withMessage("The database stores table '" + prefix + "_one' of entity '" + First.class.getName()
					+ "' and table '" + prefix + "_two' of entity '" + Second.class.getName()
					+ "' under one name 'a_very_long_table_name_that_goes_on_and_on_and_on_until_it_is_o';"
					+ " give one of them a name that differs within the database's identifier length.");
	}

	@Test
	void readingTwiceGivesTheSame() {
		@Entity(name = "Account")
		class Account {

			@Id
			Long id;

			@jakarta.persistence.Column(unique = true)
			String email;

		}
		HibernateSchemaSource source = source(OfflineMetadata.of(Account.class), null);

		assertThat(source.read()).isEqualTo(source.read());
	}

	private static SchemaModel read(Class<?>... classes) {
		return source(OfflineMetadata.of(classes), null).read();
	}

	private static Table table(Class<?> type) {
		return read(type).tables().get(0);
	}

	private static HibernateSchemaSource source(Metadata metadata, String defaultSchema) {
		return new HibernateSchemaSource(metadata, new PostgreSqlDialect(), defaultSchema);
	}

	private static Column column(SchemaModel schema, String table, String column) {
		return schema.table(QualifiedName.of(table)).orElseThrow().column(Name.of(column)).orElseThrow();
	}

	private static List<Name> names(String... names) {
		return List.of(names).stream().map(Name::of).toList();
	}

	enum Status {

		OPEN, CLOSED

	}

}
