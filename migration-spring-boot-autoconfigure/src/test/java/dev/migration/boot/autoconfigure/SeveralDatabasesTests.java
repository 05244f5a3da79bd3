package dev.migration.boot.autoconfigure;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migration.command.Migrations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the properties of several databases. Nothing is connected to.
 */
class SeveralDatabasesTests {

	private static final String[] TWO = { "migration.databases.shop.url=jdbc:postgresql://h/shop",
			"migration.databases.billing.url=jdbc:postgresql://h/billing" };

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrationAutoConfiguration.class))
		.withPropertyValues("migration.on-startup=none");

	@Test
	void theOrderIsThatOfTheSourceThatIsOverridden() {
		StandardEnvironment environment = new StandardEnvironment();
		MutablePropertySources sources = environment.getPropertySources();
		sources.addLast(new MapPropertySource("file", map("migration.databases.shop.url", "a",
				"migration.databases.my-billing.url", "b", "migration.databases.archive.url", "c")));
		sources.addFirst(new MapPropertySource("profile",
				map("migration.databases.later.url", "d", "migration.databases.archive.user", "e")));
		sources.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment",
				map("MIGRATION_DATABASES_MYBILLING_PASSWORD", "f", "MIGRATION_DATABASES_MYBILLING_URL", "g")));

		NamedDatabases databases = new NamedDatabases(environment);

		assertThat(databases.names()).containsExactly("shop", "my-billing", "archive", "later");
		assertThat(databases.properties().get("my-billing").getUrl()).isEqualTo("g");
		assertThat(databases.properties().get("my-billing").getPassword()).isEqualTo("f");
		assertThat(databases.properties().get("archive").getUrl()).isEqualTo("c");
		assertThat(databases.properties().get("archive").getUser()).isEqualTo("e");
	}

	@Test
	void aSourceWithoutAnOrderIsSorted() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new SimpleCommandLinePropertySource("--migration.databases.e2.url=a",
					"--migration.databases.e10.url=b", "--migration.databases.e1.url=c",
					"--migration.databases.archive.url=d"));

		assertThat(new NamedDatabases(environment).names()).containsExactly("archive", "e1", "e10", "e2");
	}

	@Test
	void scriptsAreInAFolderOfTheName() {
		MigrationProperties shared = new MigrationProperties();
		DatabaseSettings settings = DatabaseSettings.named("my-billing", new DatabaseProperties(), shared);

		assertThat(settings.locations()).containsExactly("classpath:db/revision/my_billing");
		assertThat(settings.folder()).isEqualTo("db/revision/my_billing");
		assertThat(DatabaseSettings.single(shared).locations()).containsExactly("classpath:db/revision");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			classpath:billing                      | billing
			classpath*:/shop/billing/              | shop/billing
			file:/etc/billing, classpath:billing   | billing
			classpath:billing, classpath:payment   | db/revision/my_billing
			classpath:db/**/billing                | db/revision/my_billing
			classpath:/                            | db/revision/my_billing
			file:/etc/billing                      | db/revision/my_billing
			""")
	void newScriptsGoWhereTheDatabaseFindsThem(String locations, String folder) {
		DatabaseProperties own = new DatabaseProperties();
		own.setLocations(List.of(locations.split(", ")));

		assertThat(DatabaseSettings.named("my-billing", own, new MigrationProperties()).sourceFolder())
			.isEqualTo(folder);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			url              | jdbc:postgresql://h/d
			host             | h
			port             | 5432
			database         | d
			user             | u
			password         | s3cret
			data-source      | dataSource
			locations        | classpath:db/revision
			script-directory | src/main/java/db/revision
			""")
	void whatEachDatabaseNeedsForItselfCannotBeShared(String property, String value) {
		this.runner.withPropertyValues(TWO)
			.withPropertyValues("migration." + property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage(
						"'migration." + property + "' and 'migration.databases' are both set, but each database needs"
								+ " a value of its own; write 'migration.databases.shop." + property + "' instead."));
	}

	@Test
	void aDatabaseMustSayWhereItIs() {
		this.runner.withPropertyValues(TWO)
			.withPropertyValues("migration.databases.archive.schema=old", "POSTGRES_HOST=h")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("Nothing says which database 'archive' is; set 'migration.databases.archive.url',"
						+ " 'migration.databases.archive.host' or 'migration.databases.archive.data-source'."));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					migration.databases.url=x         | 'migration.databases.url' says nothing about a database; name the database and one of its properties, as in 'migration.databases.<name>.url'.
					migration.databases.archive=x     | 'migration.databases.archive' says nothing about a database; name the database and one of its properties, as in 'migration.databases.archive.url'.
					migration.databases[my db].url=x  | 'my db' in 'migration.databases' is no name for a database; use letters, digits, '-' and '_'.
					migration.databases._a.url=x      | '_a' in 'migration.databases' is no name for a database; use letters, digits, '-' and '_'.
					""")
	void whatIsNoDatabaseIsRefused(String property, String message) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidConnectionException.class)
				.hasMessage(message));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					data-source=nowhere                   | There is no DataSource bean 'nowhere', which 'migration.databases.archive.data-source' names; there is 'dataSource'.
					data-source=x url=jdbc:postgresql:y   | 'migration.databases.archive.data-source' names a DataSource, which 'migration.databases.archive.url' or 'migration.databases.archive.host' contradicts; keep one.
					data-source=x password=s3cret         | 'migration.databases.archive.password' means nothing without 'migration.databases.archive.user'; set both or none of them.
					user=u                                | Nothing says which database 'archive' is; set 'migration.databases.archive.url', 'migration.databases.archive.host' or 'migration.databases.archive.data-source'.
					url=s3cret                            | The JDBC URL of the migration.databases.archive.* properties is none of a supported database; write it as 'jdbc:postgresql://host:5432/database', 'jdbc:mariadb://host:3306/database', 'jdbc:mysql://host:3306/database' or 'jdbc:h2:file:/path'.
					host=h port=x                         | The value 'x' of 'migration.databases.archive.port' is no port; use a number such as '5432' or a link such as 'tcp://host:5432'.
					""")
	void connectionsThatMakeNoSenseNameTheirProperty(String properties, String message) {
		String[] values = properties.split(" +");
		for (int i = 0; i < values.length; i++) {
			values[i] = "migration.databases.archive." + values[i];
		}
		this.runner.withPropertyValues(values)
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessage(message));
	}

	@Test
	void aPortWithoutAHostIsRefused() {
		this.runner.withPropertyValues("migration.databases.archive.port=5432")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("migration.databases.archive.port")
				.hasMessageContaining("it means nothing without 'migration.databases.archive.host'"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "classpath:db/revision", "classpath*:/db/", "db/revision", "classpath://db", "/db" })
	void oneMustNotRunTheRevisionsOfAnother(String location) {
		this.runner.withPropertyValues(TWO)
			.withPropertyValues("migration.databases.shop.locations=" + location)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("Location 'classpath:db/revision/billing' of database 'billing' lies below '" + location
						+ "', where database 'shop' finds its revisions, so that it would run those of 'billing' too; set"
						+ " 'migration.databases.shop.locations' to another folder."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "file:revisions", "file:./revisions/", "file:other/../revisions" })
	void aDirectoryIsTheSameInEverySpelling(String location) {
		this.runner.withPropertyValues(TWO)
			.withPropertyValues("migration.databases.shop.locations=" + location,
					"migration.databases.billing.locations=file:" + Path.of("revisions/billing").toAbsolutePath())
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining(" of database 'billing' lies below '" + location + "', where database 'shop'"));
	}

	@Test
	void databasesMayHaveTheSameRevisions() {
		this.runner.withPropertyValues(TWO)
			.withPropertyValues("migration.databases.shop.locations=classpath:dev/migration/boot/shop/revision",
					"migration.databases.billing.locations=classpath:dev/migration/boot/shop/revision")
			.run((context) -> assertThat(context).getBeans(Migrations.class).hasSize(2));
	}

	@ParameterizedTest
	@CsvSource({ "migration.databases.shop.target=+1,migration.databases.shop.target",
			"migration.target=+1,migration.target",
			"migration.databases.billing.lock.timeout=-1s,migration.databases.billing.lock.timeout" })
	void valuesThatMakeNoSenseNameTheirProperty(String property, String name) {
		this.runner.withPropertyValues(TWO)
			.withPropertyValues(property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("Property " + name + " with value"));
	}

	@Test
	void theVariablesCompleteAHost() {
		this.runner
			.withPropertyValues("migration.databases.shop.host=h", "migration.databases.shop.database=shop",
					"POSTGRES_USER=u", "POSTGRES_PASSWORD=p")
			.run((context) -> {
				SimpleDriverDataSource dataSource = (SimpleDriverDataSource) context.getBean(Migrations.class)
					.database()
					.dataSource();
				assertThat(dataSource.getUrl()).isEqualTo("jdbc:postgresql://h:5432/shop");
				assertThat(dataSource.getUsername()).isEqualTo("u");
				assertThat(dataSource.getPassword()).isEqualTo("p");
			});
	}

	@Test
	void theOnlyDatabaseMayBeADataSourceByName() {
		this.runner.withBean("one", SimpleDriverDataSource.class)
			.withBean("two", SimpleDriverDataSource.class)
			.withPropertyValues("migration.data-source=two")
			.run((context) -> assertThat(context.getBean(Migrations.class).database().dataSource())
				.isSameAs(context.getBean("two")));
	}

	private static Map<String, Object> map(String... namesAndValues) {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			map.put(namesAndValues[i], namesAndValues[i + 1]);
		}
		return map;
	}

}
