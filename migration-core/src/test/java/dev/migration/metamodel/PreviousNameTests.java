package dev.migration.metamodel;

import java.util.List;
import java.util.Set;

import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.schema.PreviousNames;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PreviousNameTests {

	@Test
	void entitiesAndAttributesSayWhatTheyWereCalled() {
		PreviousNames names = new HibernateSchemaSource(OfflineMetadata.of(Author.class, Book.class),
				new PostgreSqlDialect(), null)
			.previousNames();

		assertThat(names.tables())
			.hasToString("{book=[buch, oldbook, old_book], book_author=[buch_autoren], book_tags=[schlagwort]}");
		assertThat(names.columns()).hasToString("{book={author_id=[verfasser, verfasser_id, autor, autor_id],"
				+ " city=[ort, Stadt], first_title=[oldtitle, old_title], pages=[seiten], since=[seit],"
				+ " version=[stand]}}");
	}

	@MappedSuperclass
	abstract static class Versioned {

		@PreviousName("stand")
		int version;

	}

	@Embeddable
	static class Address {

		@PreviousName({ "ort", "`Stadt`" })
		String city;

	}

	@Entity(name = "Author")
	static class Author {

		@Id
		long id;

	}

	@Entity(name = "Book")
	@PreviousName({ "Buch", "OldBook" })
	static class Book extends Versioned {

		@Id
		long id;

		@PreviousName("oldTitle")
		String firstTitle;

		private int pages;

		private int since;

		@Embedded
		Address publisher;

		@ManyToOne
		@JoinColumn(name = "author_id")
		@PreviousName({ "verfasser", "autor" })
		Author author;

		@ElementCollection
		@PreviousName("schlagwort")
		Set<String> tags;

		@ManyToMany
		@PreviousName("buch_autoren")
		List<Author> authors;

		@PreviousName("seiten")
		int getPages() {
			return this.pages;
		}

		@PreviousName("seit")
		int isSince() {
			return this.since;
		}

	}

}
