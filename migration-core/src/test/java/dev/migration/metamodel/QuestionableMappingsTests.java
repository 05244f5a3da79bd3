package dev.migration.metamodel;

import java.util.List;

import dev.migration.dialect.H2Dialect;
import dev.migration.dialect.MariaDbDialect;
import dev.migration.dialect.PostgreSqlDialect;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HibernateSchemaSource} on mappings that say what the database cannot
 * have, or two things at once.
 */
class QuestionableMappingsTests {

	@Test
	void twoEntitiesOnOneTableThatContradictEachOtherAreNamed() {
		List<String> notModelled = postgreSql(Book.class, BookSummary.class);

		assertThat(notModelled).containsExactly(
				"Column 'pages' of table 'book' is 'integer' for attribute 'pages' of entity '" + Book.class.getName()
						+ "' and 'bigint' for attribute 'length' of entity '" + BookSummary.class.getName()
						+ "': Hibernate creates the first, and so does a revision; say the same in both.",
				"Column 'title' of table 'book' is 'varchar(40) not null' for attribute 'title' of entity '"
						+ Book.class.getName() + "' and 'varchar(255)' for attribute 'title' of entity '"
						+ BookSummary.class.getName()
						+ "': Hibernate creates the first, and so does a revision; say the same in both.");
	}

	@Test
	void attributesOfOneEntityThatContradictEachOtherAreNamed() {
		assertThat(postgreSql(Author.class, Letter.class)).containsExactly(
				"Column 'author_id' of table 'letter' is 'varchar(255)' for attribute 'authorId' of entity '"
						+ Letter.class.getName() + "' and 'varchar(36)' for attribute 'author' of entity '"
						+ Letter.class.getName()
						+ "': Hibernate creates the first, and so does a revision; say the same in both.");
	}

	@Test
	void attributeThatIsOnlyReadNeedNotKnowNulls() {
		assertThat(postgreSql(Author.class, Note.class)).isEmpty();
	}

	@Test
	void schemaIsListedWhereHibernateLeavesItOut() {
		assertThat(new HibernateSchemaSource(OfflineMetadata.of("MariaDB", 11, 4).build(Placed.class),
				new MariaDbDialect(), null)
			.notModelled())
			.containsExactly("Schema 'shop' of table 'placed' is not part of the schema model; Hibernate"
					+ " leaves schemas out of its SQL here, use 'catalog' instead.");
	}

	@Test
	void catalogIsListedWhereADatabaseHasSchemas() {
		String sentence = "Catalog 'store' of table 'placed' is not part of the schema model; a history belongs to one"
				+ " database, so leave it out.";

		assertThat(postgreSql(Placed.class)).containsExactly(sentence);
		assertThat(new HibernateSchemaSource(OfflineMetadata.of("H2", 2, 4).build(Placed.class), new H2Dialect(), null)
			.notModelled()).containsExactly(sentence);
	}

	private static List<String> postgreSql(Class<?>... entities) {
		return new HibernateSchemaSource(OfflineMetadata.postgreSql(18).build(entities), new PostgreSqlDialect(), null)
			.notModelled();
	}

	@Entity(name = "Book")
	@Table(name = "book")
	static class Book {

		@Id
		Long id;

		@Column(nullable = false, length = 40)
		String title;

		Integer pages;

	}

	@Entity(name = "BookSummary")
	@Table(name = "book")
	static class BookSummary {

		@Id
		Long id;

		String title;

		@Column(name = "pages")
		Long length;

	}

	@Entity(name = "Author")
	static class Author {

		@Id
		@Column(length = 36)
		String id;

	}

	@Entity(name = "Letter")
	static class Letter {

		@Id
		Long id;

		@ManyToOne
		@JoinColumn(name = "author_id")
		Author author;

		@Column(name = "author_id", insertable = false, updatable = false)
		String authorId;

	}

	@Entity(name = "Note")
	static class Note {

		@Id
		Long id;

		@ManyToOne(optional = false)
		@JoinColumn(name = "author_id")
		Author author;

		@Column(name = "author_id", length = 36, insertable = false, updatable = false)
		String authorId;

	}

	@Entity(name = "Placed")
	@Table(name = "placed", schema = "shop", catalog = "store")
	static class Placed {

		@Id
		Long id;

	}

}
