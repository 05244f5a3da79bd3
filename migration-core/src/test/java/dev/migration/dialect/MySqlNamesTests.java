package dev.migration.dialect;

import dev.migration.schema.InvalidSchemaException;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MySqlNames}.
 */
class MySqlNamesTests {

	private final Dialect dialect = new MariaDbDialect();

	@Test
	void namesAreNotFolded() {
		assertThat(this.dialect.storedName("AppUser", false)).isEqualTo(Name.of("AppUser"));
		assertThat(this.dialect.storedName("AppUser", true)).isEqualTo(Name.of("AppUser"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "app_user", "_x1", "position", "timestamp", "name", "user", "date", "comment" })
	void regularNamesAreBare(String text) {
		assertThat(this.dialect.quote(Name.of(text))).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "order", "AppUser", "1st", "a b", "straße", "left", "rank", "groups", "offset", "a\"b",
			"a.b", "a'b", "returning" })
	void otherNamesAreQuoted(String text) {
		assertThat(this.dialect.quote(Name.of(text))).isEqualTo('`' + text + '`');
	}

	@Test
	void quotesInNamesAreDoubled() {
		assertThat(this.dialect.quote(Name.of("a`b"))).isEqualTo("`a``b`");
	}

	@Test
	void schemaAndNameAreQuotedOnTheirOwn() {
		assertThat(this.dialect.quote(QualifiedName.of("Hr", "order"))).isEqualTo("`Hr`.`order`");
	}

	@Test
	void lengthIsCountedInCharacters() {
		assertThat(this.dialect.quote(Name.of("ä".repeat(64)))).isEqualTo('`' + "ä".repeat(64) + '`');
		assertThatExceptionOfType(InvalidSchemaException.class)
			.isThrownBy(() -> this.dialect.quote(Name.of("a".repeat(65))))
			.withMessage("Name '" + "a".repeat(65) + "' has '65' characters, but MariaDB and MySQL take at most '64';"
					+ " shorten it.");
	}

	@Test
	void refusesWhatNoServerTakes() {
		assertThatExceptionOfType(InvalidSchemaException.class).isThrownBy(() -> this.dialect.quote(Name.of("a😀")))
			.withMessage("Name 'a😀' has a character beyond U+FFFF, such as an emoji, which MariaDB and MySQL do not"
					+ " take in names; leave it out.");
		assertThatExceptionOfType(InvalidSchemaException.class).isThrownBy(() -> this.dialect.quote(Name.of("a ")))
			.withMessage("Name 'a ' ends with a blank, which MariaDB and MySQL do not take in names; leave it out.");
	}

}
