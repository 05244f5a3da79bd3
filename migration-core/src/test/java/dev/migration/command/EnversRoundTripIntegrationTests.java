package dev.migration.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import dev.migration.metamodel.HibernateSchemaProof;
import dev.migration.schema.SchemaModel;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import org.hibernate.boot.MetadataSources;
import org.hibernate.envers.AuditJoinTable;
import org.hibernate.envers.AuditTable;
import org.hibernate.envers.Audited;
import org.hibernate.envers.NotAudited;
import org.hibernate.envers.RelationTargetAuditMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Takes entities that Envers audits through a {@link RoundTrip}: its tables are in the
 * mapping like any.
 */
class EnversRoundTripIntegrationTests {

	private static final Map<String, Supplier<TestDatabase>> DATABASES = Map.of("postgresql", Databases::postgreSql,
			"mariadb", Databases::mariaDb, "h2", Databases::h2);

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvSource({ "postgresql, DefaultAuditStrategy", "postgresql, ValidityAuditStrategy",
			"mariadb, ValidityAuditStrategy", "h2, ValidityAuditStrategy" })
	void tablesOfEnversAreComparedLikeAny(String database, String strategy) throws Exception {
		Map<String, String> settings = Map.of("org.hibernate.envers.audit_strategy",
				"org.hibernate.envers.strategy.internal." + strategy,
				"org.hibernate.envers.audit_strategy_validity_store_revend_timestamp", "true",
				"org.hibernate.envers.track_entities_changed_in_revision", "true",
				"org.hibernate.envers.global_with_modified_flag", "true");

		new RoundTrip(DATABASES.get(database), this.directory, settings).check(EnversRoundTripIntegrationTests::map);
	}

	@Test
	void tablesOfEnversAreInTheModel() throws Exception {
		try (TestDatabase database = Databases.h2()) {
			SchemaModel model = new HibernateSchemaProof(Databases::h2)
				.model(database, EnversRoundTripIntegrationTests::map)
				.read();

			assertThat(model.tables()).extracting((table) -> table.name().toString())
				.contains("author_aud", "author_books_log", "book_log", "book_author_aud", "novel_aud", "pen_name_aud",
						"revinfo");
		}
	}

	private static void map(MetadataSources sources) {
		List.of(Author.class, Book.class, Novel.class, Publisher.class).forEach(sources::addAnnotatedClass);
	}

	@Entity(name = "Author")
	@Audited
	static class Author {

		@Id
		@GeneratedValue
		Long id;

		@Column(nullable = false, unique = true)
		String name;

		@Lob
		String life;

		@ElementCollection
		@CollectionTable(name = "pen_name")
		Set<String> penNames;

		@OneToMany
		@JoinColumn(name = "author_id")
		@AuditJoinTable(name = "author_books_log")
		List<Book> books;

	}

	@Entity(name = "Book")
	@Audited
	@AuditTable("book_log")
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Book {

		@Id
		@GeneratedValue
		Long id;

		@Enumerated(EnumType.STRING)
		Binding binding;

		@ManyToOne(optional = false)
		@Audited(targetAuditMode = RelationTargetAuditMode.NOT_AUDITED)
		Publisher publisher;

		@ManyToMany
		Set<Author> contributors;

		@NotAudited
		String note;

	}

	@Entity(name = "Novel")
	@Audited
	static class Novel extends Book {

		@Column(length = 40)
		String genre;

	}

	@Entity(name = "Publisher")
	static class Publisher {

		@Id
		String name;

	}

	enum Binding {

		HARD, SOFT

	}

}
