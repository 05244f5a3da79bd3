package dev.migration.dialect;

import dev.migration.schema.ColumnType;
import dev.migration.schema.InvalidSchemaException;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PostgreSqlNames}.
 */
class PostgreSqlNamesTests {

	private final PostgreSqlDialect dialect = new PostgreSqlDialect();

	@Test
	void unquotedNamesAreFoldedInAsciiOnly() {
		assertThat(this.dialect.storedName("AppÄUser", false)).isEqualTo(Name.of("appÄuser"));
	}

	@Test
	void quotedNamesStayAsTheyAre() {
		assertThat(this.dialect.storedName("AppUser", true)).isEqualTo(Name.of("AppUser"));
	}

	@Test
	void longNamesAreCutAtSixtyThreeBytes() {
		assertThat(this.dialect.storedName("a".repeat(64), true)).isEqualTo(Name.of("a".repeat(63)));
	}

	@Test
	void charactersAreNeverCutInHalf() {
		assertThat(this.dialect.storedName("a".repeat(62) + "ä", true)).isEqualTo(Name.of("a".repeat(62)));
		assertThat(this.dialect.storedName("a".repeat(59) + "😀", true)).isEqualTo(Name.of("a".repeat(59) + "😀"));
		assertThat(this.dialect.storedName("a".repeat(60) + "😀", true)).isEqualTo(Name.of("a".repeat(60)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "app_user", "_x1", "position", "timestamp", "name", "value" })
	void regularNamesAreBare(String text) {
		assertThat(this.dialect.quote(Name.of(text))).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "user", "order", "AppUser", "1st", "a b", "straße", "left", "verbose", "system_user" })
	void otherNamesAreQuoted(String text) {
		assertThat(this.dialect.quote(Name.of(text))).isEqualTo('"' + text + '"');
	}

	@ParameterizedTest
	@ValueSource(strings = { "interval", "date", "text", "path" })
	void ownTypeThatTheServersOwnWouldHideIsRefused(String text) {
		ColumnType type = ColumnType.userType(QualifiedName.of(text));

		assertThatExceptionOfType(InvalidSchemaException.class).isThrownBy(() -> this.dialect.render(type))
			.withMessage("Type '" + text + "' has the name of one of PostgreSQL's own types, which are found first;"
					+ " give it another name, or name it with its schema.");
		assertThat(this.dialect.render(ColumnType.userType(QualifiedName.of("shop", text)))).isEqualTo("shop." + text);
	}

	@Test
	void quotesInNamesAreDoubled() {
		assertThat(this.dialect.quote(Name.of("a\"b"))).isEqualTo("\"a\"\"b\"");
	}

	@Test
	void schemaAndNameAreQuotedOnTheirOwn() {
		assertThat(this.dialect.quote(QualifiedName.of("Hr", "user"))).isEqualTo("\"Hr\".\"user\"");
	}

}
