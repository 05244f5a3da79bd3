package dev.migration.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.migration.metamodel.HibernateSchemaProof;
import dev.migration.metamodel.HibernateSchemaSource;
import dev.migration.metamodel.OfflineMetadata;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.View;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.SimpleAuxiliaryDatabaseObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what a mapping has besides tables, sequences and types: views, other schemas,
 * statements and options that are SQL of their own.
 */
class MappedObjectsIntegrationTests {

	private static final String NO_REVISION = "A statement of the mapping that no revision runs; copy it into one if it is"
			+ " wanted: ";

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource
	void viewThatHibernateCreatedIsNoDifference(Server server) throws Exception {
		try (EvolvingSchema schema = server.schema(this.directory)) {
			new HibernateSchemaProof().create(schema.database(),
					(sources) -> List.of(Books.Book.class, Books.Sold.class).forEach(sources::addAnnotatedClass));

			assertThat(schema.findings(source(schema, Books.Book.class, Books.Sold.class))).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void viewThatSomebodyReplacedComesBack(Server server) throws Exception {
		try (EvolvingSchema schema = server.schema(this.directory)) {
			HibernateSchemaSource books = source(schema, Books.Book.class, Books.Sold.class);
			schema.write(books);
			schema.upgrade();
			schema.execute("CREATE OR REPLACE VIEW sold AS SELECT id, title FROM book WHERE amount > 8");

			assertThat(schema.check(books).differences()).containsExactly("replace view 'sold'");
		}
	}

	@ParameterizedTest
	@EnumSource
	void viewIsCreatedReplacedAndTakenBack(Server server) throws Exception {
		try (EvolvingSchema schema = server.schema(this.directory)) {
			HibernateSchemaSource books = source(schema, Books.Book.class, Books.Sold.class);
			HibernateSchemaSource moreBooks = source(schema, MoreBooks.Book.class, MoreBooks.Sold.class);

			assertThat(schema.check(books).differences()).containsExactly("create table 'book'", "create view 'sold'");
			schema.write(books);
			schema.upgrade();
			assertThat(schema.findings(books)).isEmpty();

			assertThat(schema.check(moreBooks).differences()).containsExactly("add column 'book.author'",
					"replace view 'sold'");
			schema.write(moreBooks);
			schema.upgrade();
			assertThat(schema.findings(moreBooks)).isEmpty();

			schema.downgrade("-1");
			assertThat(schema.findings(books)).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void viewMakesWayForTheTypeOfItsColumn(Server server) throws Exception {
		try (EvolvingSchema schema = server.schema(this.directory)) {
			HibernateSchemaSource books = source(schema, Books.Book.class, Books.Sold.class);
			HibernateSchemaSource longTitles = source(schema, LongTitles.Book.class, LongTitles.Sold.class);
			schema.write(books);
			schema.upgrade();

			assertThat(schema.check(longTitles).differences()).first().isEqualTo("drop view 'sold'");
			schema.write(longTitles);
			schema.upgrade();
			assertThat(schema.findings(longTitles)).isEmpty();

			schema.downgrade("-1");
			assertThat(schema.findings(books)).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "H2" })
	void schemaThatIsMissingIsCreatedFirst(Server server) throws Exception {
		try (EvolvingSchema schema = server.schema(this.directory)) {
			HibernateSchemaSource account = source(schema, Account.class);

			assertThat(schema.check(account).differences()).containsExactly("create schema 'crm'",
					"create table 'crm.account'");
			schema.write(account);
			schema.upgrade();
			assertThat(schema.findings(account)).isEmpty();

			schema.downgrade("base");
			assertThat(schema.check(account).differences()).containsExactly("create schema 'crm'",
					"create table 'crm.account'");

			schema.execute("CREATE SCHEMA crm");
			assertThat(schema.check(account).differences()).containsExactly("create table 'crm.account'");
		}
	}

	@Test
	void catalogOfMariaDbIsCreatedFirst() throws Exception {
		try (EvolvingSchema schema = Server.MARIADB.schema(this.directory)) {
			HibernateSchemaSource account = source(schema, Tenant.class);

			assertThat(schema.check(account).differences()).containsExactly("create schema 'detect_crm'",
					"create table 'detect_crm.tenant'");
			schema.write(account);
			schema.upgrade();
			assertThat(schema.findings(account)).isEmpty();

			schema.downgrade("base");
			assertThat(schema.check(account).differences()).first().isEqualTo("create schema 'detect_crm'");
		}
	}

	@Test
	void statementIsListedUntilARevisionRunsIt() throws Exception {
		try (EvolvingSchema schema = EvolvingSchema.create(this.directory)) {
			Metadata metadata = OfflineMetadata.of(schema.database())
				.build((sources) -> sources.addAnnotatedClass(Books.Book.class));
			Namespace namespace = metadata.getDatabase().getDefaultNamespace();
			metadata.getDatabase()
				.addAuxiliaryDatabaseObject(new SimpleAuxiliaryDatabaseObject(namespace,
						new String[] { "create index by_title on book\n(lower(title))" }, new String[0], Set.of()));
			HibernateSchemaSource books = new HibernateSchemaSource(metadata,
					HibernateSchemaProof.dialect(schema.database()), "public");
			WrittenRevision written = schema.write(books);
			schema.upgrade();

			assertThat(written.file()).content().contains("create index by_title on book");
			assertThat(schema.check(books).notCompared())
				.containsExactly(NO_REVISION + "create index by_title on book\n(lower(title))");
		}
	}

	@Test
	void optionsThatNoModelHoldsAreListed() throws Exception {
		try (EvolvingSchema schema = EvolvingSchema.create(this.directory)) {
			HibernateSchemaSource source = source(schema, Options.class);

			String action = " is not part of the schema model; carry them out in a revision of your own.";
			assertThat(schema.check(source).notCompared()).containsExactly(
					"Options 'compression pglz' of column 'text' of table 'options'" + action,
					"Options 'tablespace pg_default' of index 'by_text' of table 'options'" + action,
					"Options 'with (fillfactor=70)' of table 'options'" + action);
		}
	}

	@Test
	void optionsOfAForeignKeyAreThoseThatHibernateCreates() throws Exception {
		try (EvolvingSchema schema = EvolvingSchema.create(this.directory)) {
			new HibernateSchemaProof().create(schema.database(),
					(sources) -> sources.addAnnotatedClass(Matching.class));
			HibernateSchemaSource source = source(schema, Matching.class);

			assertThat(schema.findings(source)).isEmpty();

			schema.execute("ALTER TABLE matching DROP CONSTRAINT fk_part",
					"ALTER TABLE matching ADD CONSTRAINT fk_part FOREIGN KEY (part_id) REFERENCES matching");
			assertThat(schema.check(source).differences()).containsExactly(
					"drop foreign key 'fk_part' on 'matching(part_id)' to 'matching(id)'",
					"add foreign key 'fk_part' on 'matching(part_id)' to 'matching(id)' match full");
		}
	}

	private static HibernateSchemaSource source(EvolvingSchema schema, Class<?>... entities) throws Exception {
		TestDatabase database = schema.database();
		return new HibernateSchemaProof().model(database,
				(sources) -> Stream.of(entities).forEach(sources::addAnnotatedClass));
	}

	enum Server {

		POSTGRESQL, MARIADB, H2;

		EvolvingSchema schema(Path directory) throws Exception {
			TestDatabase database = switch (this) {
				case POSTGRESQL -> Databases.postgreSql();
				case MARIADB -> Databases.mariaDb();
				case H2 -> Databases.h2();
			};
			return new EvolvingSchema(database, database.dataSource(), directory,
					HibernateSchemaProof.dialect(database));
		}

	}

	static class Books {

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			String title;

			Integer amount;

		}

		@Entity(name = "Sold")
		@View(query = "select b.id, b.title from book b where b.amount < 7")
		static class Sold {

			@Id
			Long id;

			String title;

		}

	}

	static class MoreBooks {

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			String title;

			String author;

			Integer amount;

		}

		@Entity(name = "Sold")
		@View(query = "select b.id, b.title, b.author from book b where b.amount < 7")
		static class Sold {

			@Id
			Long id;

			String title;

			String author;

		}

	}

	static class LongTitles {

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@Column(length = 400)
			String title;

			Integer amount;

		}

		@Entity(name = "Sold")
		@View(query = "select b.id, b.title from book b where b.amount < 7")
		static class Sold {

			@Id
			Long id;

			String title;

		}

	}

	@Entity(name = "Account")
	@Table(schema = "crm")
	static class Account {

		@Id
		Long id;

	}

	@Entity(name = "Tenant")
	@Table(catalog = "detect_crm")
	static class Tenant {

		@Id
		Long id;

	}

	@Entity(name = "Matching")
	static class Matching {

		@Id
		Long id;

		@ManyToOne
		@JoinColumn(foreignKey = @ForeignKey(name = "fk_part", options = "match full"))
		Matching part;

	}

	@Entity(name = "Options")
	@Table(options = "with (fillfactor=70)",
			indexes = @Index(name = "by_text", columnList = "text", options = "tablespace pg_default"))
	static class Options {

		@Id
		Long id;

		@Column(options = "compression pglz")
		String text;

	}

}
