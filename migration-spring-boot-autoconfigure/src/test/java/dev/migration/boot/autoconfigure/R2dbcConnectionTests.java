package dev.migration.boot.autoconfigure;

import dev.migration.command.Migrations;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link R2dbcConnection}. Nothing is connected to.
 */
class R2dbcConnectionTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(R2dbcAutoConfiguration.class, DataSourceAutoConfiguration.class,
				MigrationAutoConfiguration.class))
		.withPropertyValues("migration.on-startup=none", "spring.r2dbc.username=app", "spring.r2dbc.password=secret");

	@ParameterizedTest
	@CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "-",
			textBlock = """
					R2DBC                                                            | JDBC                                                           | user | password
					r2dbc:postgresql://h/d                                           | jdbc:postgresql://h/d                                          | app  | secret
					r2dbc:postgresql://h:6/d                                         | jdbc:postgresql://h:6/d                                        | app  | secret
					r2dbc:postgres://h/d                                             | jdbc:postgresql://h/d                                          | app  | secret
					r2dbc:postgresql://u:p%40ss@h/my%20db                            | jdbc:postgresql://h/my%20db                                    | u    | p@ss
					r2dbc:pool:postgresql://u:p@h:6/d?maxSize=3                      | jdbc:postgresql://h:6/d                                        | u    | p
					r2dbc:postgresql:failover://a:6,b:7/d                            | jdbc:postgresql://a:6,b:7/d?targetServerType=primary           | app  | secret
					r2dbcs:postgresql://h/d                                          | jdbc:postgresql://h/d?sslmode=verify-full                      | app  | secret
					r2dbc:postgresql://h/d?sslMode=require                           | jdbc:postgresql://h/d?sslmode=require                          | app  | secret
					r2dbc:postgresql://h/d?schema=shop                               | jdbc:postgresql://h/d?currentSchema=shop                       | app  | secret
					""")
	void theUrlIsDerived(String reactive, String url, @Nullable String user, @Nullable String password) {
		this.runner.withPropertyValues("spring.r2dbc.url=" + reactive)
			.run((context) -> assertConnection(context.getBean(Migrations.class), url, user, password));
	}

	@Test
	void userAndPasswordOfThePropertiesAreTaken() {
		this.runner
			.withPropertyValues("spring.r2dbc.url=r2dbc:postgresql://h/d", "spring.r2dbc.username=u",
					"spring.r2dbc.password=p")
			.run((context) -> assertConnection(context.getBean(Migrations.class), "jdbc:postgresql://h/d", "u", "p"));
	}

	@Test
	void anotherUserMayMigrate() {
		this.runner
			.withPropertyValues("spring.r2dbc.url=r2dbc:postgresql://h/d", "migration.user=owner",
					"migration.password=o")
			.run((context) -> assertConnection(context.getBean(Migrations.class), "jdbc:postgresql://h/d", "owner",
					"o"));
	}

	@ParameterizedTest
	@CsvSource({ "migration.url=jdbc:postgresql://m/d,jdbc:postgresql://m/d", "POSTGRES_HOST=e,jdbc:postgresql://h/d",
			"migration.host=m,jdbc:postgresql://m:5432/app" })
	void itsPlaceIsBehindThePropertiesAndBeforeTheVariables(String property, String url) {
		this.runner.withPropertyValues("spring.r2dbc.url=r2dbc:postgresql://h/d", property).run((context) -> {
			SimpleDriverDataSource dataSource = (SimpleDriverDataSource) context.getBean(Migrations.class)
				.database()
				.dataSource();
			assertThat(dataSource.getUrl()).isEqualTo(url);
		});
	}

	@Test
	void aDataSourceOfTheApplicationComesFirst() {
		this.runner.withPropertyValues("spring.r2dbc.url=r2dbc:postgresql://h/d")
			.withBean("own", SimpleDriverDataSource.class)
			.run((context) -> assertThat(context.getBean(Migrations.class).database().dataSource())
				.isSameAs(context.getBean("own")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					r2dbc:postgresql://h/d?sslMode=tunnel | The SSL mode 'tunnel' of the R2DBC connection is none of JDBC's; set 'migration.url' to a JDBC URL of the same database.
					r2dbc:postgresql://u:s3cret@h/d?socket=/tmp/s | The R2DBC connection names no host; set 'migration.url' to a JDBC URL of the same database.
					""")
	void whatJdbcCannotDoIsAskedFor(String reactive, String message) {
		this.runner.withPropertyValues("spring.r2dbc.url=" + reactive)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConnectionException.class)
				.hasMessage(message));
	}

	@Test
	void certificatesAreTaken() {
		withDetails("r2dbc:postgresql://h/d?sslMode=VERIFY_CA&sslRootCert=/c/root.crt&sslKey=/c/my.key&sslPassword=k")
			.run((context) -> assertConnection(context.getBean(Migrations.class),
					"jdbc:postgresql://h/d?sslmode=verify-ca&sslrootcert=%2Fc%2Froot.crt&sslkey=%2Fc%2Fmy.key"
							+ "&sslpassword=k",
					null, null));
	}

	@ParameterizedTest
	@CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "-",
			textBlock = """
					R2DBC                                                                  | JDBC                                                | user | password
					r2dbc:mariadb://u:p@h/d                                                | jdbc:mariadb://h/d                                  | u    | p
					r2dbc:pool:mariadb://h:6/my%20db?sslMode=trust                         | jdbc:mariadb://h:6/my%20db?sslMode=trust            | -    | -
					r2dbcs:mariadb://h/d                                                   | jdbc:mariadb://h/d?sslMode=verify-full              | -    | -
					r2dbc:mysql://u:p@h:6/d?sslMode=verify_ca                              | jdbc:mysql://h:6/d?sslMode=VERIFY_CA                | u    | p
					r2dbcs:mysql://h/d                                                     | jdbc:mysql://h/d?sslMode=REQUIRED                   | -    | -
					r2dbc:h2:mem:///d?options=DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE     | jdbc:h2:mem:d;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE | - | -
					r2dbc:pool:h2:mem:///d                                                 | jdbc:h2:mem:d                                       | -    | -
					r2dbc:h2:file:///~/data/d                                              | jdbc:h2:file:~/data/d                               | -    | -
					r2dbc:h2:tcp://u:p@h:6/~/d                                             | jdbc:h2:tcp://h:6/~/d                               | u    | p
					""")
	void theUrlOfAnotherDatabaseIsDerived(String reactive, String url, @Nullable String user,
			@Nullable String password) {
		withDetails(reactive)
			.run((context) -> assertConnection(context.getBean(Migrations.class), url, user, password));
	}

	@Test
	void aDatabaseInMemoryNeedsAName() {
		withDetails("r2dbc:h2:mem:///?options=X=1").run((context) -> assertThat(context).getFailure()
			.rootCause()
			.hasMessage("The R2DBC connection names no database; set 'migration.url' to a JDBC URL of the same"
					+ " database."));
	}

	@Test
	void aDatabaseThatIsNotSupportedIsNone() {
		withDetails("r2dbc:mssql://u:s3cret@h/d").run((context) -> assertThat(context).getFailure()
			.rootCause()
			.hasMessage("The R2DBC connection is one of 'mssql', for which there is no JDBC URL of a supported"
					+ " database; set 'migration.url' if another database is to be migrated, or"
					+ " 'migration.enabled=false'."));
	}

	@Test
	void aConnectionFactoryThatTellsNothingNeedsAUrl() {
		ConnectionFactory factory = ConnectionFactories.get("r2dbc:postgresql://u:p@h/d");
		this.runner.withBean(ConnectionFactory.class, () -> factory)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("The R2DBC ConnectionFactory of type 'io.r2dbc.postgresql.PostgresqlConnectionFactory' does"
						+ " not tell which database it leads to; set 'migration.url' to a JDBC URL of the same"
						+ " database."));
	}

	@Test
	void anApplicationNeedNotKnowR2dbc() {
		this.runner.withClassLoader(new FilteredClassLoader("io.r2dbc"))
			.withPropertyValues("spring.datasource.url=jdbc:postgresql://h/d")
			.run((context) -> assertThat(context).hasSingleBean(Migrations.class)
				.doesNotHaveBean(ReactiveConnection.class));
	}

	private static ApplicationContextRunner withDetails(String url) {
		return new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(MigrationAutoConfiguration.class))
			.withPropertyValues("migration.on-startup=none")
			.withBean(R2dbcConnectionDetails.class, () -> () -> ConnectionFactoryOptions.parse(url));
	}

	private static void assertConnection(Migrations migrations, String url, @Nullable String user,
			@Nullable String password) {
		SimpleDriverDataSource dataSource = (SimpleDriverDataSource) migrations.database().dataSource();
		assertThat(dataSource.getUrl()).isEqualTo(url);
		assertThat(dataSource.getUsername()).isEqualTo(user);
		assertThat(dataSource.getPassword()).isEqualTo(password);
	}

}
