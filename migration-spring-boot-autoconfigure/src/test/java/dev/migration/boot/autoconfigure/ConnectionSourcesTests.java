package dev.migration.boot.autoconfigure;

import java.util.Arrays;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.migration.command.Migrations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConnectionSources}. Nothing is connected to.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConnectionSourcesTests {

	private static final String APPLICATION = "spring.datasource.url=jdbc:postgresql://app.example.com/shop";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrationAutoConfiguration.class))
		.withPropertyValues("migration.on-startup=none");

	@ParameterizedTest
	@CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "-", emptyValue = "",
			textBlock = """
					beans               | properties                                                       | url                                         | user     | password
					details qualified   | migration.url=jdbc:postgresql://h/p migration.host=i DATASOURCE  | jdbc:postgresql://details/d                 | d        | dp
					qualified           | migration.url=jdbc:postgresql://h/p migration.host=i DATASOURCE  | jdbc:postgresql://qualified/q               | q        | qp
					''                  | migration.url=jdbc:postgresql://h/p migration.host=i DATASOURCE  | jdbc:postgresql://h/p                       | -        | -
					''                  | migration.url=jdbc:postgresql://h/p migration.user=m             | jdbc:postgresql://h/p                       | m        | -
					''                  | migration.url=jdbc:postgresql://h/p POSTGRES_HOST=e POSTGRES_USER=x | jdbc:postgresql://h/p                    | -        | -
					''                  | migration.host=i DATASOURCE                                      | jdbc:postgresql://i:5432/app                | postgres | ''
					''                  | migration.host=i migration.port=6 migration.database=my\\ db migration.user=u migration.password=w | jdbc:postgresql://i:6/my%20db | u | w
					''                  | migration.host=i POSTGRES_HOST=e POSTGRES_PORT=7 POSTGRES_DB=b POSTGRES_USER=x POSTGRES_PASSWORD=y | jdbc:postgresql://i:7/b | x | y
					''                  | migration.host=i migration.user=u POSTGRES_USER=x POSTGRES_PASSWORD=y | jdbc:postgresql://i:5432/app           | u        | y
					''                  | migration.host=::1 migration.port=tcp://10.0.0.1:6543            | jdbc:postgresql://[::1]:6543/app            | postgres | ''
					''                  | DATASOURCE POSTGRES_HOST=e                                       | jdbc:postgresql://app.example.com/shop      | a        | ap
					''                  | DATASOURCE migration.user=owner migration.password=o             | jdbc:postgresql://app.example.com/shop      | owner    | o
					''                  | DATASOURCE migration.user=owner                                  | jdbc:postgresql://app.example.com/shop      | owner    | ''
					application         | POSTGRES_HOST=e                                                  | jdbc:postgresql://service/connection        | s        | sp
					''                  | migration.url=jdbc:mariadb://h/p migration.user=m                | jdbc:mariadb://h/p                          | m        | -
					''                  | migration.url=jdbc:mysql://h/p                                   | jdbc:mysql://h/p                            | -        | -
					''                  | migration.url=jdbc:h2:mem:p                                      | jdbc:h2:mem:p                               | -        | -
					none                | POSTGRES_HOST=e                                                  | jdbc:postgresql://e:5432/app                | postgres | ''
					none                | POSTGRES_HOST=e POSTGRES_PORT=tcp://10.0.0.1:6543 POSTGRES_DB=b POSTGRES_USER=x POSTGRES_PASSWORD=y | jdbc:postgresql://e:6543/b | x | y
					""")
	void takesTheFirstThatExists(String beans, String properties, String url, @Nullable String user,
			@Nullable String password) {
		ApplicationContextRunner runner = this.runner;
		for (String bean : beans.split(" ")) {
			runner = switch (bean) {
				case "details" -> runner.withUserConfiguration(Details.class);
				case "qualified" -> runner.withUserConfiguration(Qualified.class);
				case "application" -> runner.withUserConfiguration(ServiceConnection.class);
				case "none" -> new ApplicationContextRunner()
					.withConfiguration(AutoConfigurations.of(MigrationAutoConfiguration.class))
					.withPropertyValues("migration.on-startup=none");
				default -> runner;
			};
		}
		String[] values = Arrays
			.stream(properties
				.replace("DATASOURCE", APPLICATION + " spring.datasource.username=a spring.datasource.password=ap")
				.split("(?<!\\\\) "))
			.map((value) -> value.replace("\\ ", " "))
			.toArray(String[]::new);

		runner.withPropertyValues(values).run((context) -> {
			DataSource dataSource = context.getBean(Migrations.class).database().dataSource();
			if (dataSource instanceof HikariDataSource pool) {
				assertThat(pool.getJdbcUrl()).isEqualTo(url);
				assertThat(pool.getUsername()).isEqualTo(user);
				assertThat(pool.getPassword()).isEqualTo(password);
			}
			else {
				SimpleDriverDataSource simple = (SimpleDriverDataSource) dataSource;
				assertThat(simple.getUrl()).isEqualTo(url);
				assertThat(simple.getUsername()).isEqualTo(user);
				assertThat(simple.getPassword()).isEqualTo(password);
			}
		});
	}

	@Test
	void theApplicationKeepsItsDataSourceBesideOneForMigrations() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					JdbcTemplateAutoConfiguration.class, MigrationAutoConfiguration.class))
			.withUserConfiguration(Owner.class)
			.withPropertyValues("spring.datasource.url=jdbc:h2:mem:of_the_application",
					"migration.locations=classpath:dev/migration/boot/shop/revision")
			.run((context) -> {
				DataSource dataSource = context.getBean(DataSource.class);
				assertThat(dataSource).isInstanceOf(HikariDataSource.class);
				assertThat(((HikariDataSource) dataSource).getJdbcUrl()).isEqualTo("jdbc:h2:mem:of_the_application");
				JdbcTemplate application = context.getBean(JdbcTemplate.class);
				assertThat(application.getDataSource()).isSameAs(dataSource);
				assertThat(tables(application)).isEmpty();
				assertThat(tables(new JdbcTemplate(context.getBean("owner", DataSource.class)))).contains("PRODUCT",
						"MIGRATION_VERSION");
			});
	}

	private static List<String> tables(JdbcTemplate jdbc) {
		return jdbc.queryForList("SELECT table_name FROM information_schema.tables WHERE table_schema = 'PUBLIC'",
				String.class);
	}

	@Test
	void severalDataSourcesOfWhichNoneIsPrimaryAreNoChoice() {
		this.runner.withUserConfiguration(TwoDataSources.class)
			.withPropertyValues("POSTGRES_HOST=e")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(MigrationDataSourceMissingException.class)
				.hasMessage("There are '2' DataSource beans and none of them is primary; mark the one to migrate with"
						+ " '@MigrationDataSource'."));
	}

	@Test
	void nothingIsNoChoice() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(MigrationAutoConfiguration.class))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(MigrationDataSourceMissingException.class)
				.hasMessage("Nothing says which database to migrate; configure 'spring.datasource.url' or"
						+ " 'migration.url', set 'POSTGRES_HOST', or set 'migration.enabled=false'."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:oracle:thin:@h:1521/d", "jdbc:sqlserver://h", "jdbc:hsqldb:mem:d", "jdbc:derby:d",
			"h:5432/d" })
	void aUrlOfADatabaseThatIsNotSupportedIsNone(String url) {
		this.runner.withPropertyValues("migration.url=" + url)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConnectionException.class)
				.hasMessage("The JDBC URL of the migration.* properties is none of a supported database; write it as"
						+ " 'jdbc:postgresql://host:5432/database', 'jdbc:mariadb://host:3306/database',"
						+ " 'jdbc:mysql://host:3306/database' or 'jdbc:h2:file:/path'."));
	}

	@Test
	void aDriverThatIsMissingIsNamed() {
		this.runner.withPropertyValues("migration.url=jdbc:mariadb://h/d")
			.withClassLoader(new FilteredClassLoader("org.mariadb"))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConnectionException.class)
				.hasMessage("The JDBC driver 'org.mariadb.jdbc.Driver' is not on the class path; add"
						+ " 'org.mariadb.jdbc:mariadb-java-client'."));
	}

	@Test
	void theSameDatabaseInMemoryIsNoWarning(CapturedOutput output) {
		this.runner
			.withPropertyValues("spring.datasource.url=jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1",
					"migration.url=jdbc:h2:mem:shop;USER=owner;PASSWORD=s3cret")
			.run((context) -> assertThat(context).hasNotFailed());

		assertThat(output).contains("Migrations use the migration.* properties (mem:shop)")
			.doesNotContain("but the application uses")
			.doesNotContain("s3cret");
	}

	@Test
	void aUserAloneNeedsADataSourceThatTellsItsUrl() {
		this.runner.withBean(DataSource.class, SilentDataSource::new)
			.withPropertyValues("migration.user=owner")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConnectionException.class)
				.hasMessage("'migration.user' alone cannot be combined with a DataSource of type '"
						+ SilentDataSource.class.getName()
						+ "', which does not tell its URL; set 'migration.url' too."));
	}

	@Test
	void aPasswordAloneIsRefusedWithoutQuotingIt() {
		this.runner.withPropertyValues(APPLICATION, "migration.password=secret")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConnectionException.class)
				.hasMessage("'migration.password' means nothing without 'migration.user'; set both or none of them."));
	}

	@Test
	void anotherDatabaseThanTheApplicationsIsAWarning(CapturedOutput output) {
		this.runner
			.withPropertyValues(APPLICATION + "?ssl=true",
					"migration.url=jdbc:postgresql://db.example.com:5433/shop?password=s3cret")
			.run((context) -> assertThat(context).hasNotFailed());

		assertThat(output).contains("Migrations use the migration.* properties (db.example.com:5433/shop)\n")
			.contains(" WARN ")
			.contains("Migrations use database 'db.example.com:5433/shop' but the application uses"
					+ " 'app.example.com:5432/shop'\n")
			.doesNotContain("s3cret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:postgresql://app.example.com/shop?user=owner&password=s3cret",
			"jdbc:postgresql://APP.example.com:5432/shop" })
	void theSameDatabaseWithOtherParametersIsNoWarning(String url, CapturedOutput output) {
		this.runner.withPropertyValues(APPLICATION + "?ssl=true", "migration.url=" + url)
			.run((context) -> assertThat(context).hasNotFailed());

		assertThat(output).contains("Migrations use the migration.* properties (app.example.com:5432/shop)")
			.doesNotContain("but the application uses")
			.doesNotContain("s3cret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "migration.url=jdbc:postgresql://owner:s3cret@db.example.com/shop",
			"spring.datasource.url=jdbc:postgresql://owner:s3cret@db.example.com/shop", "migration.url=s3cret",
			"migration.url=jdbc:postgresql://db.example.com:s3cret/shop", "migration.host=owner:s3cret@db.example.com",
			"migration.host=jdbc:postgresql://s3cret", "migration.host=db:s3cret" })
	void whatTheDriverWouldRefuseAndLogIsRefusedWithoutItsSecrets(String property, CapturedOutput output) {
		this.runner.withPropertyValues(property).run((context) -> {
			assertThat(context).getFailure().rootCause().isInstanceOf(InvalidConnectionException.class);
			for (Throwable cause = context.getStartupFailure(); cause != null; cause = cause.getCause()) {
				assertThat(cause.toString()).doesNotContain("s3cret");
			}
		});

		assertThat(output).doesNotContain("s3cret");
	}

	@Configuration(proxyBeanMethods = false)
	static class Details {

		@Bean
		MigrationConnectionDetails details() {
			return new MigrationConnectionDetails() {

				@Override
				public String getJdbcUrl() {
					return "jdbc:postgresql://details/d";
				}

				@Override
				public String getUsername() {
					return "d";
				}

				@Override
				public String getPassword() {
					return "dp";
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Qualified {

		@Bean(defaultCandidate = false)
		@MigrationDataSource
		DataSource owner() {
			return new SimpleDriverDataSource(new org.postgresql.Driver(), "jdbc:postgresql://qualified/q", "q", "qp");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Owner {

		@Bean(defaultCandidate = false)
		@MigrationDataSource
		DataSource owner() {
			return DataSourceBuilder.create()
				.type(SimpleDriverDataSource.class)
				.url("jdbc:h2:mem:of_migrations;DB_CLOSE_DELAY=-1")
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ServiceConnection {

		@Bean
		JdbcConnectionDetails service() {
			return new JdbcConnectionDetails() {

				@Override
				public String getJdbcUrl() {
					return "jdbc:postgresql://service/connection";
				}

				@Override
				public String getUsername() {
					return "s";
				}

				@Override
				public String getPassword() {
					return "sp";
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoDataSources {

		@Bean
		DataSource first() {
			return new SilentDataSource();
		}

		@Bean
		DataSource second() {
			return new SilentDataSource();
		}

	}

	/**
	 * A DataSource that nobody may take a connection from.
	 */
	static class SilentDataSource extends AbstractDataSource {

		@Override
		public java.sql.Connection getConnection() {
			throw new AssertionError("Nothing may be connected to");
		}

		@Override
		public java.sql.Connection getConnection(String username, String password) {
			return getConnection();
		}

	}

}
