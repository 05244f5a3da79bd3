package dev.migration.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.metamodel.HibernateSchemaSource;
import dev.migration.metamodel.NameCollisionException;
import dev.migration.metamodel.OfflineMetadata;
import dev.migration.schema.SchemaSource;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests names that need care through the whole chain of model, script, SQL and catalog.
 */
class EntityNamesIntegrationTests {

	private static final String PREFIX = "a_table_whose_name_is_as_long_as_a_name_may_be_in_postgresql_";

	private static final String LONGEST = PREFIX + "ab";

	private static final String LONGEST_COLUMN = "the_column_of_the_table_whose_name_is_63_bytes_long_as_well_abc";

	@TempDir
	private Path directory;

	private EvolvingSchema schema;

	@BeforeEach
	void createDatabase() {
		this.schema = EvolvingSchema.create(this.directory);
	}

	@AfterEach
	void dropDatabase() {
		this.schema.close();
	}

	@Test
	void reservedWords() {
		assertRoundTrip(spring(Order.class, User.class));
	}

	@Test
	void mixedCaseUnquotedAndQuoted() {
		assertRoundTrip(plain(MixedCase.class, Quoted.class, Exotic.class));
		assertThat(this.schema.objects()).contains("public.MixedCase", "public.mixedcase", "public.say \"hi\"; --");
	}

	@Test
	void mixedCaseWithTheNamingOfSpring() {
		assertRoundTrip(spring(MixedCase.class, Exotic.class));
		assertThat(this.schema.objects()).contains("public.mixed_case");
	}

	@Test
	void namesOfTheGreatestLength() {
		assertThat(LONGEST.getBytes(StandardCharsets.UTF_8)).hasSize(63);
		assertThat(LONGEST_COLUMN.getBytes(StandardCharsets.UTF_8)).hasSize(63);

		assertRoundTrip(spring(Longest.class, ToLongest.class));
		assertThat(this.schema.objects()).contains("public." + LONGEST);
	}

	@Test
	void nameThatTheDatabaseCutsOff() {
		assertRoundTrip(spring(TooLong.class));
		assertThat(this.schema.objects()).contains("public." + PREFIX + "xy");
	}

	@Test
	void tablesThatDifferTooLateAreBothNamed() {
		SchemaSource model = spring(TooLong.class, TooLongToo.class);

		assertThatExceptionOfType(NameCollisionException.class).isThrownBy(() -> this.schema.write(model))
			.withMessage("The database stores table '" + PREFIX + "xyz_1' of entity '" + TooLong.class.getName()
					+ "' and table '" + PREFIX + "xyz_2' of entity '" + TooLongToo.class.getName()
					+ "' under one name '" + PREFIX
					+ "xy'; give one of them a name that differs within the database's identifier length.");
		assertThat(this.schema.objects()).isEmpty();
	}

	@Test
	void columnsThatDifferTooLateAreBothNamed() {
		assertThatExceptionOfType(NameCollisionException.class)
			.isThrownBy(() -> this.schema.write(spring(LateColumns.class)))
			.withMessageContaining(LONGEST_COLUMN + "_1")
			.withMessageContaining(LONGEST_COLUMN + "_2");
	}

	private void assertRoundTrip(SchemaSource model) {
		this.schema.write(model);
		this.schema.upgrade();
		assertThat(this.schema.findings(model)).isEmpty();
		assertThat(this.schema.write(model).file()).isNull();
		String first = this.schema.dump("public");
		this.schema.downgrade("base");
		assertThat(this.schema.objects()).containsExactly("public.migration_history", "public.migration_version");
		this.schema.upgrade();
		assertThat(this.schema.dump("public")).isEqualTo(first);
		assertThat(this.schema.findings(model)).isEmpty();
	}

	private SchemaSource spring(Class<?>... entities) {
		return new HibernateSchemaSource(metadata().build(entities), new PostgreSqlDialect(), "public");
	}

	private SchemaSource plain(Class<?>... entities) {
		return new HibernateSchemaSource(metadata()
			.with("hibernate.physical_naming_strategy", PhysicalNamingStrategyStandardImpl.class.getName())
			.build(entities), new PostgreSqlDialect(), "public");
	}

	private OfflineMetadata metadata() {
		return OfflineMetadata.postgreSql(this.schema.database().major());
	}

	@Entity(name = "Order")
	@Table(name = "order", indexes = @Index(name = "table", columnList = "select, \"from\" desc"),
			uniqueConstraints = @UniqueConstraint(name = "unique", columnNames = { "group", "limit" }))
	@Check(name = "check", constraints = "\"select\" > 0")
	static class Order {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "primary")
		@SequenceGenerator(name = "primary", sequenceName = "primary")
		Long end;

		@Column(name = "select")
		Integer select;

		@Column(name = "from")
		@ColumnDefault("7")
		Integer from;

		@Column(name = "group")
		String group;

		@Column(name = "limit")
		Integer limit;

		@ManyToOne
		@JoinColumn(name = "references")
		User references;

	}

	@Entity(name = "User")
	@Table(name = "user")
	static class User {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Column(name = "user")
		Long user;

	}

	@Entity(name = "MixedCase")
	static class MixedCase {

		@Id
		Long mixedId;

		@Column(unique = true)
		String someValue;

	}

	@Entity(name = "Quoted")
	@Table(name = "`MixedCase`")
	static class Quoted {

		@Id
		@Column(name = "`mixedId`")
		Long id;

		@Column(name = "`MixedId`")
		Long other;

		@ManyToOne
		@JoinColumn(name = "`To`")
		MixedCase mixed;

	}

	@Entity(name = "Exotic")
	@Table(name = "`say \"hi\"; --`", comment = "*/ \"hi\" \\u000a 'there'")
	static class Exotic {

		@Id
		@Column(name = "`größe in m²`")
		Long id;

		@Column(name = "`a \\ b $ ' \" c`", length = 9)
		@ColumnDefault("'\\u000a'")
		String odd;

	}

	@Entity(name = "Longest")
	@Table(name = LONGEST, indexes = @Index(columnList = LONGEST_COLUMN))
	static class Longest {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		@Column(name = LONGEST_COLUMN, unique = true)
		String value;

		@ManyToOne
		@JoinColumn(name = "parent_" + "of_the_table_whose_name_is_63_bytes_long_as_well_abcdefg")
		Longest parent;

	}

	@Entity(name = "ToLongest")
	@Table(name = PREFIX + "cd")
	static class ToLongest {

		@Id
		Long id;

		@ManyToOne
		@JoinColumn(name = LONGEST_COLUMN)
		Longest target;

	}

	@Entity(name = "TooLong")
	@Table(name = PREFIX + "xyz_1")
	static class TooLong {

		@Id
		Long id;

	}

	@Entity(name = "TooLongToo")
	@Table(name = PREFIX + "xyz_2")
	static class TooLongToo {

		@Id
		Long id;

	}

	@Entity(name = "LateColumns")
	static class LateColumns {

		@Id
		Long id;

		@Column(name = LONGEST_COLUMN + "_1")
		String first;

		@Column(name = LONGEST_COLUMN + "_2")
		String second;

	}

}
