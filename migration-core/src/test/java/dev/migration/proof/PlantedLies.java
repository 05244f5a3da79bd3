package dev.migration.proof;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.migration.schema.Deferral;
import dev.migration.schema.ReferentialAction;
import dev.migration.script.Operations;

import static dev.migration.script.Ddl.after;
import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.change;
import static dev.migration.script.Ddl.check;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.comment;
import static dev.migration.script.Ddl.desc;
import static dev.migration.script.Ddl.existing;
import static dev.migration.script.Ddl.foreignKey;
import static dev.migration.script.Ddl.index;
import static dev.migration.script.Ddl.integer;
import static dev.migration.script.Ddl.numeric;
import static dev.migration.script.Ddl.primaryKey;
import static dev.migration.script.Ddl.rows;
import static dev.migration.script.Ddl.sequence;
import static dev.migration.script.Ddl.unique;
import static dev.migration.script.Ddl.varchar;
import static dev.migration.script.Ddl.view;

/**
 * Revisions that come after a history with authors and books.
 */
final class PlantedLies {

	static final Consumer<Operations> HISTORY = (op) -> {
		op.createTable("author", column("id", bigint()).notNull(), column("name", varchar(100)), primaryKey("id"));
		op.createTable("book", column("id", bigint()).notNull(),
				column("title", varchar(100)).notNull().defaultValue("untitled"), column("price", numeric(10, 2)),
				column("pages", integer()), column("author_id", bigint()), primaryKey("id"),
				check("price > 0").named("ck_price"),
				foreignKey("author_id").references("author", "id")
					.onDelete(ReferentialAction.CASCADE)
					.named("fk_author"));
		op.createIndex("book", index("title").named("ix_title"));
	};

	static final Consumer<Operations> NO_HISTORY = (op) -> {
		op.dropTable("book");
		op.dropTable("author");
	};

	static final Consumer<Operations> ENUM = (op) -> op.createEnumType("mood", "good", "bad");

	private static final Consumer<Operations> ISBN = (op) -> op.addColumn("book", column("isbn", varchar(13)));

	private static final Consumer<Operations> NO_ISBN = (op) -> op.dropColumn("book", "isbn");

	private static final Consumer<Operations> LONGER = (op) -> op.alterColumn("book", "title",
			change().type(varchar(200)), existing(varchar(100)).notNull().defaultValue("untitled"));

	private static final Consumer<Operations> SHORTER = (op) -> op.alterColumn("book", "title",
			change().type(varchar(100)), existing(varchar(200)).notNull().defaultValue("untitled"));

	private static final Consumer<Operations> NOTHING = (op) -> {
	};

	private PlantedLies() {
	}

	static List<PlantedLie> all() {
		return Stream.of(columns(), constraints(), others(), ways()).flatMap(List::stream).toList();
	}

	static List<PlantedLie> honest() {
		return List.of(PlantedLie.of("a column").wanted(ISBN).up(ISBN).down(NO_ISBN),
				PlantedLie.of("a type").wanted(LONGER).up(LONGER).down(SHORTER),
				PlantedLie.of("a table, an index and a comment")
					.wanted(SHOP)
					.up(SHOP)
					.down((op) -> op.dropTable("shop")),
				PlantedLie.of("a row that is taken away again")
					.up(row())
					.down((op) -> op.execute("DELETE FROM author WHERE id = 2")),
				PlantedLie.of("a value of an enum type")
					.only("postgresql")
					.wanted((op) -> op.addEnumValue("mood", "so so", after("good")))
					.up((op) -> op.addEnumValue("mood", "so so", after("good")))
					.down((op) -> op.dropEnumValue("mood", "so so", after("good"))));
	}

	private static final Consumer<Operations> SHOP = (op) -> {
		op.createTable("shop", column("id", bigint()).notNull(), column("city", varchar(50)), primaryKey("id"),
				comment("Where books are sold"));
		op.createIndex("shop", index("city").named("ix_city"));
	};

	private static Consumer<Operations> row() {
		return (op) -> op.bulkInsert("author", rows("id", "name").row(2, "Jane"));
	}

	private static PlantedLie isbn(String title, Consumer<Operations> wanted, Consumer<Operations> done) {
		return PlantedLie.of(title).wanted(wanted).up(done).down(NO_ISBN);
	}

	private static List<PlantedLie> columns() {
		return List.of(
				isbn("an operation left out", ISBN.andThen((op) -> op.createIndex("book", index("isbn").named("ix"))),
						ISBN)
					.found("the upgrade would also have to create index 'ix' on 'book(isbn)'"),
				isbn("a default lost", (op) -> op.addColumn("book", column("isbn", varchar(13)).defaultValue("-")),
						ISBN)
					.found("the upgrade would also have to alter column 'book.isbn': default none -> '-'"),
				isbn("another default", (op) -> op.addColumn("book", column("isbn", varchar(13)).defaultValue("-")),
						(op) -> op.addColumn("book", column("isbn", varchar(13)).defaultValue("+")))
					.found("the upgrade would also have to alter column 'book.isbn': default '+' -> '-'"),
				isbn("a nullable column", (op) -> op.addColumn("book", column("isbn", varchar(13)).notNull()), ISBN)
					.found("the upgrade would also have to alter column 'book.isbn': not null"),
				isbn("a length too short", (op) -> op.addColumn("book", column("isbn", varchar(17))), ISBN)
					.found("the upgrade would also have to alter column "
							+ "'book.isbn': type varchar(13) -> varchar(17)"),
				isbn("a scale too small", (op) -> op.addColumn("book", column("isbn", numeric(10, 4))),
						(op) -> op.addColumn("book", column("isbn", numeric(10, 2))))
					.found("the upgrade would also have to alter column "
							+ "'book.isbn': type numeric(10,2) -> numeric(10,4)")
					.foundOn("mariadb",
							"the upgrade would also have to alter column "
									+ "'book.isbn': type decimal(10,2) -> decimal(10,4)"),
				isbn("a comment left out", (op) -> op.addColumn("book", column("isbn", varchar(13)).comment("ISBN")),
						ISBN)
					.found("the upgrade would also have to alter column 'book.isbn': comment none -> 'ISBN'"),
				isbn("another name", ISBN, (op) -> op.addColumn("book", column("ibsn", varchar(13))))
					.down((op) -> op.dropColumn("book", "ibsn"))
					.found("the upgrade would also have to add column 'book.isbn'",
							"the upgrade would also have to drop column 'book.ibsn'"),
				isbn("a column too many", NOTHING, ISBN)
					.found("the upgrade would also have to drop column 'book.isbn'"),
				isbn("another generated expression",
						(op) -> op.addColumn("book", column("isbn", integer()).generatedAs("pages + 1")),
						(op) -> op.addColumn("book", column("isbn", integer()).generatedAs("pages + 2")))
					.found("the upgrade would also have to alter column "
							+ "'book.isbn': generated (pages + 2) stored -> (pages + 1) stored")
					.foundOn("h2",
							"the upgrade would also have to alter column "
									+ "'book.isbn': generated (pages + 2) virtual -> (pages + 1) stored"),
				isbn("an identity left out",
						(op) -> op.createTable("shop", column("id", bigint()).notNull().identity(), primaryKey("id")),
						(op) -> op.createTable("shop", column("id", bigint()).notNull(), primaryKey("id")))
					.down((op) -> op.dropTable("shop"))
					.found("the upgrade would also have to alter column 'shop.id': identity none -> by default"),
				isbn("another collation", (op) -> op.addColumn("book", column("isbn", varchar(13)).collate("C")),
						(op) -> op.addColumn("book", column("isbn", varchar(13)).collate("POSIX")))
					.only("postgresql")
					.found("the upgrade would also have to alter column "
							+ "'book.isbn': type varchar(13) collate \"POSIX\" -> varchar(13) collate \"C\""));
	}

	private static List<PlantedLie> constraints() {
		return List.of(
				constraint("another name of a constraint",
						(op) -> op.createUniqueConstraint("book", unique("title").named("uq_title")),
						(op) -> op.createUniqueConstraint("book", unique("title").named("uq_book")))
					.found("the upgrade would also have to rename constraint 'book.uq_book' to 'uq_title'")
					.foundOn("mariadb", "the upgrade would also have to rename index 'book.uq_book' to 'uq_title'"),
				PlantedLie.of("an index on other columns")
					.wanted((op) -> op.createIndex("book", index("title", "pages").named("ix")))
					.up((op) -> op.createIndex("book", index("pages", "title").named("ix")))
					.down((op) -> op.dropIndex("book", "ix"))
					.found("the upgrade would also have to drop index 'ix' on 'book(pages, title)'",
							"the upgrade would also have to create index 'ix' on 'book(title, pages)'"),
				PlantedLie.of("an index in another order")
					.wanted((op) -> op.createIndex("book", index(desc("pages")).named("ix")))
					.up((op) -> op.createIndex("book", index("pages").named("ix")))
					.down((op) -> op.dropIndex("book", "ix"))
					.found("the upgrade would also have to drop index 'ix' on 'book(pages)'",
							"the upgrade would also have to create index 'ix' on 'book(pages desc)'"),
				PlantedLie.of("an index that is not unique")
					.wanted((op) -> op.createIndex("book", index("pages").unique().named("ix")))
					.up((op) -> op.createIndex("book", index("pages").named("ix")))
					.down((op) -> op.dropIndex("book", "ix"))
					.found("the upgrade would also have to drop index 'ix' on 'book(pages)'",
							"the upgrade would also have to create unique index 'ix' on 'book(pages)'"),
				PlantedLie.of("an index without its predicate")
					.only("postgresql")
					.wanted((op) -> op.createIndex("book", index("pages").where("pages > 10").named("ix")))
					.up((op) -> op.createIndex("book", index("pages").named("ix")))
					.down((op) -> op.dropIndex("book", "ix"))
					.found("the upgrade would also have to drop index 'ix' on 'book(pages)'",
							"the upgrade would also have to create index 'ix' on 'book(pages)' where pages > 10"),
				constraint("another text of a check",
						(op) -> op.createCheckConstraint("book", check("pages > 0").named("uq_book")),
						(op) -> op.createCheckConstraint("book", check("pages >= 0").named("uq_book")))
					.found("the upgrade would also have to drop check constraint 'uq_book' on 'book': pages >= 0",
							"the upgrade would also have to add check constraint 'uq_book' on 'book': pages > 0"),
				constraint("another action of a foreign key",
						(op) -> op.createForeignKey("book",
								foreignKey("pages").references("shelf", "id")
									.onDelete(ReferentialAction.SET_NULL)
									.named("uq_book")),
						(op) -> op.createForeignKey("book",
								foreignKey("pages").references("shelf", "id")
									.onDelete(ReferentialAction.CASCADE)
									.named("uq_book")))
					.found("the upgrade would also have to drop foreign key "
							+ "'uq_book' on 'book(pages)' to 'shelf(id)' on delete cascade",
							"the upgrade would also have to add foreign key "
									+ "'uq_book' on 'book(pages)' to 'shelf(id)' on delete set null"),
				constraint("another target of a foreign key",
						(op) -> op.createForeignKey("book",
								foreignKey("pages").references("shelf", "id").named("uq_book")),
						(op) -> op.createForeignKey("book",
								foreignKey("pages").references("shelf", "place").named("uq_book")))
					.found("the upgrade would also have to drop foreign key "
							+ "'uq_book' on 'book(pages)' to 'shelf(place)'",
							"the upgrade would also have to add foreign key "
									+ "'uq_book' on 'book(pages)' to 'shelf(id)'"),
				constraint("a constraint that cannot wait",
						(op) -> op.createUniqueConstraint("book",
								unique("title").deferral(Deferral.INITIALLY_DEFERRED).named("uq_book")),
						(op) -> op.createUniqueConstraint("book", unique("title").named("uq_book")))
					.only("postgresql")
					.found("the upgrade would also have to drop unique constraint 'uq_book' on 'book(title)'",
							"the upgrade would also have to add unique "
									+ "constraint 'uq_book' on 'book(title)' initially deferred"),
				PlantedLie.of("other columns of a primary key")
					.wanted((op) -> op.createTable("shop", column("id", bigint()).notNull(),
							column("city", varchar(50)).notNull(), primaryKey("id", "city")))
					.up((op) -> op.createTable("shop", column("id", bigint()).notNull(),
							column("city", varchar(50)).notNull(), primaryKey("id")))
					.down((op) -> op.dropTable("shop"))
					.found("the upgrade would also have to drop primary key 'shop_pkey' on 'shop(id)'",
							"the upgrade would also have to add primary key 'shop_pkey' on 'shop(id, city)'")
					.foundOn("h2", "the upgrade would also have to drop primary key 'constraint_2' on 'shop(id)'",
							"the upgrade would also have to add primary key 'pk_shop' on 'shop(id, city)'")
					.foundOn("mariadb", "the upgrade would also have to drop primary key 'pk_shop' on 'shop(id)'",
							"the upgrade would also have to add primary key 'pk_shop' on 'shop(id, city)'"));
	}

	private static PlantedLie constraint(String title, Consumer<Operations> wanted, Consumer<Operations> done) {
		return PlantedLie.of(title).wanted(wanted).up(done).down((op) -> op.dropConstraint("book", "uq_book"));
	}

	private static List<PlantedLie> others() {
		return List.of(
				PlantedLie.of("another increment of a sequence")
					.wanted((op) -> op.createSequence(sequence("s").incrementBy(50)))
					.up((op) -> op.createSequence(sequence("s")))
					.down((op) -> op.dropSequence("s"))
					.found("the upgrade would also have to alter sequence 's': increment 1 -> 50"),
				PlantedLie.of("another start of a sequence")
					.wanted((op) -> op.createSequence(sequence("s").startWith(1000)))
					.up((op) -> op.createSequence(sequence("s")))
					.down((op) -> op.dropSequence("s"))
					.found("the upgrade would also have to alter sequence 's': start 1 -> 1000"),
				PlantedLie.of("values of an enum type in another order")
					.only("postgresql")
					.wanted((op) -> op.addEnumValue("mood", "so so", after("good")))
					.up((op) -> op.addEnumValue("mood", "so so"))
					.down((op) -> op.dropEnumValue("mood", "so so"))
					.found("the upgrade would also have to drop enum type 'mood'",
							"the upgrade would also have to create enum type 'mood'"),
				PlantedLie.of("a table without its comment").wanted(SHOP).up((op) -> {
					op.createTable("shop", column("id", bigint()).notNull(), column("city", varchar(50)),
							primaryKey("id"));
					op.createIndex("shop", index("city").named("ix_city"));
				})
					.down((op) -> op.dropTable("shop"))
					.found("the upgrade would also have to alter table "
							+ "'shop': comment none -> 'Where books are sold'"),
				PlantedLie.of("an enum value that stays")
					.only("postgresql")
					.wanted((op) -> op.addEnumValue("mood", "so so"))
					.up((op) -> op.addEnumValue("mood", "so so"))
					.down(NOTHING)
					.found("the downgrade would also have to drop enum type 'mood'",
							"the downgrade would also have to create enum type 'mood'"));
	}

	private static List<PlantedLie> ways() {
		return List.of(
				PlantedLie.of("a downgrade that does nothing")
					.wanted(ISBN)
					.up(ISBN)
					.down(NOTHING)
					.found("the downgrade would also have to drop column 'book.isbn'"),
				PlantedLie.of("a downgrade of something else")
					.wanted(ISBN)
					.up(ISBN)
					.down((op) -> op.dropColumn("book", "pages"))
					.found("the downgrade would also have to add column 'book.pages'",
							"the downgrade would also have to drop column 'book.isbn'"),
				PlantedLie.of("a downgrade that loses the default").wanted(LONGER).up(LONGER).down((op) -> {
					op.dropIndex("book", "ix_title");
					op.dropColumn("book", "title");
					op.addColumn("book", column("title", varchar(100)).notNull());
					op.createIndex("book", index("title").named("ix_title"));
				})
					.found("the downgrade would also have to alter column "
							+ "'book.title': default none -> 'untitled'::character varying")
					.foundOn("h2",
							"the downgrade would also have to alter column 'book.title': default none -> 'untitled'")
					.foundOn("mariadb",
							"the downgrade would also have to alter column 'book.title': default none -> 'untitled'"),
				PlantedLie.of("a downgrade that forgets a foreign key")
					.wanted((op) -> op.dropConstraint("book", "fk_author"))
					.up((op) -> op.dropConstraint("book", "fk_author"))
					.down(NOTHING)
					.found("the downgrade would also have to add foreign key "
							+ "'fk_author' on 'book(author_id)' to 'author(id)' on delete cascade"),
				PlantedLie.of("a downgrade that forgets a check")
					.wanted((op) -> op.dropConstraint("book", "ck_price"))
					.up((op) -> op.dropConstraint("book", "ck_price"))
					.down(NOTHING)
					.found("the downgrade would also have to add check "
							+ "constraint 'ck_price' on 'book': price > (0)::numeric")
					.foundOn("h2",
							"the downgrade would also have to add check "
									+ "constraint 'ck_price' on 'book': \"PRICE\" > CAST(0 AS NUMERIC(1))")
					.foundOn("mariadb",
							"the downgrade would also have to add check "
									+ "constraint 'ck_price' on 'book': `price` > 0"),
				PlantedLie.of("a downgrade that leaves a table")
					.wanted(SHOP.andThen((op) -> op.createTable("till", column("id", bigint()))))
					.up(SHOP.andThen((op) -> op.createTable("till", column("id", bigint()))))
					.down((op) -> op.dropTable("till"))
					.found("the downgrade would also have to drop table 'shop'"),
				PlantedLie.of("a downgrade that drops a table twice").wanted(SHOP).up(SHOP).down((op) -> {
					op.dropTable("shop");
					op.dropTable("shop");
				}).found("revision 'next' fails on downgrade: Statement 2 failed: … (DROP TABLE shop)"),
				PlantedLie.of("a downgrade that drops what was there before").wanted(ISBN).up(ISBN).down((op) -> {
					NO_ISBN.accept(op);
					op.dropIndex("book", "ix_title");
				}).found("the downgrade would also have to create index 'ix_title' on 'book(title)'"),
				PlantedLie.of("a downgrade that leaves a view")
					.wanted(ISBN)
					.up(ISBN.andThen((op) -> op.createOrReplace(view("titles", "SELECT title FROM book"))))
					.down(NO_ISBN)
					.found("the downgrade would also have to drop view 'titles'"),
				PlantedLie.of("a row that stays, so that the second upgrade fails")
					.up(row())
					.down(NOTHING)
					.found("revision 'next' fails on upgrade: Statement 1 failed: … (row 1))"),
				PlantedLie.of("a typo in SQL")
					.up((op) -> op.execute("ALTER TABEL book ADD isbn varchar(13)"))
					.found("revision 'next' fails on upgrade: Statement 1 "
							+ "failed: … (ALTER TABEL book ADD isbn varchar(13))"),
				PlantedLie.of("a typo in SQL that goes back")
					.wanted(ISBN)
					.up(ISBN)
					.down((op) -> op.execute("ALTER TABLE book DROP COLUMN ibsn"))
					.found("revision 'next' fails on downgrade: Statement 1 "
							+ "failed: … (ALTER TABLE book DROP COLUMN ibsn)"),
				PlantedLie.of("not null, where the history has left a null")
					.wanted((op) -> op.alterColumn("author", "name", change().notNull(), existing(varchar(100))))
					.up((op) -> op.alterColumn("author", "name", change().notNull(), existing(varchar(100))))
					.down((op) -> op.alterColumn("author", "name", change().nullable(),
							existing(varchar(100)).notNull()))
					.found("revision 'next' fails on upgrade: Statement 1 "
							+ "failed: … (ALTER TABLE author ALTER COLUMN name SET NOT NULL)")
					.foundOn("mariadb", "revision 'next' fails on upgrade: Statement 1 "
							+ "failed: … (ALTER TABLE author MODIFY COLUMN name varchar(100) NOT NULL)"));
	}

	static Consumer<Operations> shelf() {
		return (op) -> {
			op.createTable("shelf", column("id", integer()).notNull(), column("place", integer()).notNull(),
					primaryKey("id"), unique("place").named("uq_place"));
			op.bulkInsert("author", rows("id").row(1));
		};
	}

}
