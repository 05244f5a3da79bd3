package dev.migration.runtime;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.Dialects;
import dev.migration.schema.QualifiedName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NamedStatementTests {

	private static final Dialect POSTGRESQL = Dialects.named("postgresql");

	private static final Dialect MARIADB = Dialects.named("mariadb");

	private static final Dialect H2 = Dialects.named("h2");

	@Test
	void tablesAreFoundBehindOptionsAndComments() {
		assertThat(table("CREATE TABLE Book (id int)", POSTGRESQL)).isEqualTo(QualifiedName.of("book"));
		assertThat(table("-- books\n/* all; 'of' them */ create unlogged table if not exists shop.\"Book\" (id int)",
				POSTGRESQL))
			.isEqualTo(QualifiedName.of("shop", "Book"));
		assertThat(table("CREATE TABLE \"two \"\"words\"\"\" (id int)", POSTGRESQL))
			.isEqualTo(QualifiedName.of("two \"words\""));
	}

	@Test
	void mariaDbQuotesByBackQuotesAndFoldsNothing() {
		assertThat(table("# books\nCREATE OR REPLACE TABLE `shop` . `Book``s` (id int)", MARIADB))
			.isEqualTo(QualifiedName.of("shop", "Book`s"));
		assertThat(table("CREATE TABLE Book (id int)", MARIADB)).isEqualTo(QualifiedName.of("Book"));
		assertThat(table("RENAME TABLE `old` TO shop.`book`", MARIADB)).isEqualTo(QualifiedName.of("shop", "book"));
	}

	@Test
	void h2FoldsToUpperCase() {
		assertThat(table("CREATE CACHED TABLE Book (id int)", H2)).isEqualTo(QualifiedName.of("book"));
		assertThat(table("CREATE TABLE \"BOOK\" (id int)", H2)).isEqualTo(QualifiedName.of("book"));
		assertThat(table("CREATE TABLE \"Book\" (id int)", H2)).isEqualTo(QualifiedName.of("Book"));
		assertThat(NamedStatement.find("CREATE TABLE \"book\" (id int)", H2)).isEmpty();
	}

	@Test
	void renamedTablesHaveTheirNewName() {
		assertThat(table("ALTER TABLE IF EXISTS ONLY shop.old RENAME TO Book", POSTGRESQL))
			.isEqualTo(QualifiedName.of("book"));
		assertThat(NamedStatement.find("ALTER TABLE book RENAME COLUMN a TO b", POSTGRESQL)).isEmpty();
	}

	@Test
	void otherKindsAreToldApart() {
		assertThat(NamedStatement.find("CREATE SEQUENCE book_seq", POSTGRESQL))
			.hasValue(new NamedStatement("sequence", QualifiedName.of("book_seq")));
		assertThat(NamedStatement.find("CREATE TYPE mood AS ENUM ('a')", POSTGRESQL))
			.hasValue(new NamedStatement("type", QualifiedName.of("mood")));
		assertThat(NamedStatement.find("CREATE DOMAIN mood AS ENUM ('a')", H2))
			.hasValue(new NamedStatement("domain", QualifiedName.of("mood")));
	}

	@Test
	void whatDoesNotStayDoesNotCount() {
		assertThat(NamedStatement.find("CREATE TEMPORARY TABLE book (id int)", POSTGRESQL)).isEmpty();
		assertThat(NamedStatement.find("-- CREATE TABLE book (id int)", POSTGRESQL)).isEmpty();
		assertThat(NamedStatement.find("INSERT INTO a VALUES ('CREATE TABLE book')", POSTGRESQL)).isEmpty();
	}

	private static QualifiedName table(String sql, Dialect dialect) {
		NamedStatement found = NamedStatement.find(sql, dialect).orElseThrow();
		assertThat(found.kind()).isEqualTo("table");
		return found.name();
	}

}
