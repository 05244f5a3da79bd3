package db.revision;

import dev.migration.script.Operations;
import dev.migration.script.Revision;
import dev.migration.script.RevisionScript;

import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.change;
import static dev.migration.script.Ddl.check;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.comment;
import static dev.migration.script.Ddl.date;
import static dev.migration.script.Ddl.existing;
import static dev.migration.script.Ddl.foreignKey;
import static dev.migration.script.Ddl.index;
import static dev.migration.script.Ddl.integer;
import static dev.migration.script.Ddl.json;
import static dev.migration.script.Ddl.numeric;
import static dev.migration.script.Ddl.primaryKey;
import static dev.migration.script.Ddl.smallint;
import static dev.migration.script.Ddl.text;
import static dev.migration.script.Ddl.timestampWithTimeZone;
import static dev.migration.script.Ddl.unique;
import static dev.migration.script.Ddl.uuid;
import static dev.migration.script.Ddl.varchar;

@Revision(id = "daa952273b70", downRevision = "c8bba9a0567e",
		message = "add reviews and payments", createDate = "2026-11-21T03:10:14Z")
class Rdaa952273b70_add_reviews_and_payments implements RevisionScript {

	@Override
	public void upgrade(Operations op) {
		// Drops column 'order.payment_method' with its values.
		op.dropConstraint("order", "ck_order_payment_method");
		op.dropConstraint("order", "ck_order_status");
		op.dropConstraint("stock_movement", "ck_stock_movement_reason");
		op.createTable("payment",
				column("id", uuid()),
				column("amount", numeric(12, 2)).notNull(),
				column("received_at", timestampWithTimeZone()).notNull(),
				column("order_id", bigint()).notNull(),
				primaryKey("id"),
				check("amount > 0").named("ck_payment_amount"),
				foreignKey("order_id").references("order", "id").named("fk_payment_order_id"));
		op.createTable("bank_transfer",
				column("id", uuid()),
				column("booked_on", date()).notNull(),
				column("iban", varchar(34)).notNull(),
				primaryKey("id"),
				foreignKey("id").references("payment", "id").named("fk_bank_transfer_id"));
		op.createTable("card_payment",
				column("id", uuid()),
				column("authorization", varchar(64)).notNull(),
				column("last_digits", varchar(4)).notNull(),
				primaryKey("id"),
				unique("authorization").named("uq_card_payment_authorization"),
				check("char_length(last_digits) = 4").named("ck_card_payment_last_digits"),
				foreignKey("id").references("payment", "id").named("fk_card_payment_id"));
		op.createTable("review",
				column("id", bigint()).identity(),
				column("body", text()),
				column("headline", varchar(120)),
				column("rating", smallint()).notNull(),
				column("written_at", timestampWithTimeZone()).notNull(),
				column("book_id", bigint()).notNull(),
				column("customer_id", uuid()).notNull(),
				primaryKey("id"),
				unique("book_id", "customer_id").named("uq_review_book_customer"),
				check("rating between 1 and 5").named("ck_review_rating"),
				foreignKey("book_id").references("book", "id").named("fk_review_book_id"),
				foreignKey("customer_id").references("customer", "id").named("fk_review_customer_id"),
				index("customer_id").named("ix_review_customer_id"),
				comment("One review per book and customer"));
		op.addColumn("book", column("language", varchar(2)).notNull().defaultValue("en").comment("ISO 639-1"));
		op.alterColumn("book", "title", change().type(varchar(300)), existing(varchar(200)).notNull());
		op.addColumn("customer", column("preferences", json()).notNull().defaultValue("{}"));
		op.addColumn("order", column("note", varchar(500)));
		op.dropColumn("order", "payment_method");
		op.alterColumn("stock_item", "reorder_level", change().notNull().defaultValue(5), existing(integer()));
		op.createCheckConstraint("order",
				check("status in ('PLACED','PAID','SHIPPED','CANCELLED','RETURNED')").named("ck_order_status"));
		op.createCheckConstraint("stock_movement",
				check("reason in ('DELIVERY','SALE','CANCELLATION','RETURN')").named("ck_stock_movement_reason"));
		op.createIndex("book", index("title").named("ix_book_title"));
	}

	@Override
	public void downgrade(Operations op) {
		op.dropIndex("book", "ix_book_title");
		op.dropConstraint("stock_movement", "ck_stock_movement_reason");
		op.dropConstraint("order", "ck_order_status");
		op.alterColumn("stock_item", "reorder_level",
				change().noDefault().nullable(),
				existing(integer()).notNull().defaultValue(5));
		op.addColumn("order", column("payment_method", varchar(20)));
		op.dropColumn("order", "note");
		op.dropColumn("customer", "preferences");
		op.alterColumn("book", "title", change().type(varchar(200)), existing(varchar(300)).notNull());
		op.dropColumn("book", "language");
		op.dropTable("review");
		op.dropTable("card_payment");
		op.dropTable("bank_transfer");
		op.dropTable("payment");
		op.createCheckConstraint("stock_movement",
				check("reason in ('DELIVERY','SALE','CANCELLATION')").named("ck_stock_movement_reason"));
		op.createCheckConstraint("order",
				check("status in ('PLACED','PAID','SHIPPED','CANCELLED')").named("ck_order_status"));
		op.createCheckConstraint("order",
				check("payment_method in ('CARD','TRANSFER')").named("ck_order_payment_method"));
	}

}
