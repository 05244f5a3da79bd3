package db.revision;

import dev.migration.script.Operations;
import dev.migration.script.Revision;
import dev.migration.script.RevisionScript;

import static dev.migration.script.Ddl.asc;
import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.check;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.comment;
import static dev.migration.script.Ddl.date;
import static dev.migration.script.Ddl.desc;
import static dev.migration.script.Ddl.foreignKey;
import static dev.migration.script.Ddl.index;
import static dev.migration.script.Ddl.integer;
import static dev.migration.script.Ddl.numeric;
import static dev.migration.script.Ddl.primaryKey;
import static dev.migration.script.Ddl.sequence;
import static dev.migration.script.Ddl.text;
import static dev.migration.script.Ddl.timestampWithTimeZone;
import static dev.migration.script.Ddl.unique;
import static dev.migration.script.Ddl.varchar;

@Revision(id = "7dfd0ad1aa3a", message = "create the catalogue", createDate = "2026-11-21T03:08:40Z")
class R7dfd0ad1aa3a_create_the_catalogue implements RevisionScript {

	@Override
	public void upgrade(Operations op) {
		op.createSequence(sequence("author_seq").incrementBy(50));
		op.createSequence(sequence("book_seq").incrementBy(50));
		op.createTable("author",
				column("id", bigint()),
				column("biography", text()),
				column("born_on", date()),
				column("name", varchar(160)).notNull(),
				primaryKey("id"),
				index("name").named("ix_author_name"));
		op.createTable("category",
				column("id", bigint()).identity(),
				column("name", varchar(80)).notNull(),
				column("slug", varchar(80)).notNull(),
				column("parent_id", bigint()),
				primaryKey("id"),
				unique("parent_id", "name").named("uq_category_parent_name"),
				unique("slug").named("uq_category_slug"),
				foreignKey("parent_id").references("category", "id").named("fk_category_parent_id"));
		op.createTable("publisher",
				column("id", bigint()).identity(),
				column("name", varchar(160)).notNull(),
				column("website", varchar(255)),
				primaryKey("id"),
				unique("name").named("uq_publisher_name"));
		op.createTable("book",
				column("id", bigint()),
				column("created_at", timestampWithTimeZone()).notNull(),
				column("description", text()),
				column("format", varchar(20)).notNull(),
				column("isbn", varchar(13)).notNull().comment("ISBN-13, digits only"),
				column("pages", integer()),
				column("price", numeric(10, 2)).notNull().comment("Euro, tax included"),
				column("published_on", date()),
				column("title", varchar(200)).notNull(),
				column("version", integer()).notNull(),
				column("publisher_id", bigint()),
				primaryKey("id"),
				unique("isbn").named("uq_book_isbn"),
				check("format in ('HARDCOVER','PAPERBACK','AUDIO_CD')").named("ck_book_format"),
				check("pages > 0").named("ck_book_pages"),
				check("price >= 0").named("ck_book_price"),
				foreignKey("publisher_id").references("publisher", "id").named("fk_book_publisher_id"),
				index(asc("publisher_id"), desc("published_on")).named("ix_book_publisher_id_published_on"),
				comment("An edition of a book that can be bought"));
		op.createTable("book_author",
				column("author_id", bigint()),
				column("book_id", bigint()),
				primaryKey("author_id", "book_id"),
				foreignKey("author_id").references("author", "id").named("fk_book_author_author_id"),
				foreignKey("book_id").references("book", "id").named("fk_book_author_book_id"));
		op.createTable("book_category",
				column("book_id", bigint()),
				column("category_id", bigint()),
				primaryKey("book_id", "category_id"),
				foreignKey("book_id").references("book", "id").named("fk_book_category_book_id"),
				foreignKey("category_id").references("category", "id").named("fk_book_category_category_id"));
		op.createTable("book_tag",
				column("book_id", bigint()),
				column("tag", varchar(40)),
				primaryKey("book_id", "tag"),
				foreignKey("book_id").references("book", "id").named("fk_book_tag_book_id"),
				index("tag").named("ix_book_tag_tag"));
	}

	@Override
	public void downgrade(Operations op) {
		op.dropTable("book_tag");
		op.dropTable("book_category");
		op.dropTable("book_author");
		op.dropTable("book");
		op.dropTable("publisher");
		op.dropTable("category");
		op.dropTable("author");
		op.dropSequence("book_seq");
		op.dropSequence("author_seq");
	}

}
