package dev.migration.dialect;

import dev.migration.schema.Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link Dialects}.
 */
class DialectsTests {

	@Test
	void productAndVersionChooseTheDialect() {
		assertThat(name("PostgreSQL", "14.18 (Debian 14.18-1.pgdg120+1)")).isEqualTo("postgresql");
		assertThat(name("PostgreSQL", "18beta1")).isEqualTo("postgresql");
		assertThat(name("PostgreSQL", "27.1")).isEqualTo("postgresql");
	}

	@Test
	void productsWithoutDialectAndOldServersHaveNone() {
		assertThat(Dialects.ofProduct("Oracle", "Oracle Database 23ai")).isEmpty();
		assertThat(Dialects.ofProduct("Microsoft SQL Server", "16.00.1000")).isEmpty();
		assertThat(Dialects.ofProduct("PostgreSQL", "13.21")).isEmpty();
		assertThat(Dialects.ofProduct("PostgreSQL", "unknown")).isEmpty();
		assertThat(Dialects.isSupported("PostgreSQL")).isTrue();
		assertThat(Dialects.isSupported("Oracle")).isFalse();
	}

	@Test
	void namesAreThoseOfProperties() {
		assertThat(Dialects.named("PostgreSQL ").name()).isEqualTo("postgresql");
		assertThatThrownBy(() -> Dialects.named("oracle")).isInstanceOf(UnknownDialectException.class)
			.hasMessage("There is no dialect 'oracle'; use one of '%s'.", String.join("', '", Dialects.names()));
	}

	@Test
	void urlsTellTheDialect() {
		assertThat(Dialects.ofUrl("jdbc:postgresql://db.example/shop?sslmode=require")).map(Dialect::name)
			.hasValue("postgresql");
		assertThat(Dialects.ofUrl("jdbc:oracle:thin:@//db.example/shop")).isEmpty();
		assertThat(Dialects.ofUrl("jdbc:tc:postgresql:18:///shop")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "'', note", "';MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE', note", "';database_to_upper = false', Note",
			"';DATABASE_TO_UPPER=FALSE;DATABASE_TO_LOWER=TRUE', note" })
	void urlsOfH2TellWhatBecomesOfNames(String settings, String name) {
		Dialect dialect = Dialects.ofUrl("jdbc:h2:mem:shop" + settings).orElseThrow();

		assertThat(dialect.storedName("Note", false)).isEqualTo(Name.of(name));
	}

	@Test
	void versionsAreReadAsServersTellThem() {
		assertThat(ServerVersion.of("5.5.5-10.6.12-MariaDB-log")).isEqualTo(new ServerVersion(10, 6));
		assertThat(ServerVersion.of("11.4.2-MariaDB")).isEqualTo(new ServerVersion(11, 4));
		assertThat(ServerVersion.of("2.4.240 (2025-09-22)")).isEqualTo(new ServerVersion(2, 4));
		assertThat(ServerVersion.of("5.5.68")).isEqualTo(new ServerVersion(5, 5));
		assertThat(ServerVersion.of("18beta1")).isEqualTo(new ServerVersion(18, 0));
		assertThat(new ServerVersion(10, 11).isAtLeast(new ServerVersion(10, 6))).isTrue();
		assertThat(new ServerVersion(9, 7).isAtLeast(new ServerVersion(10, 6))).isFalse();
	}

	@Test
	void driverOfMySqlMayMeetMariaDb() {
		assertThat(Product.Server.of("MySQL", "11.4.2-MariaDB", NameCase.LOWER).product()).isEqualTo("MariaDB");
		assertThat(Product.Server.of("MySQL", "8.0.36", NameCase.LOWER).product()).isEqualTo("MySQL");
	}

	private static String name(String product, String version) {
		return Dialects.ofProduct(product, version).orElseThrow().name();
	}

}
