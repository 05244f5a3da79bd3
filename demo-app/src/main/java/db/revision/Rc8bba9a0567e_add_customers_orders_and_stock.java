package db.revision;

import dev.migration.schema.ReferentialAction;
import dev.migration.script.Operations;
import dev.migration.script.Revision;
import dev.migration.script.RevisionScript;

import static dev.migration.script.Ddl.asc;
import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.check;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.date;
import static dev.migration.script.Ddl.desc;
import static dev.migration.script.Ddl.foreignKey;
import static dev.migration.script.Ddl.index;
import static dev.migration.script.Ddl.integer;
import static dev.migration.script.Ddl.numeric;
import static dev.migration.script.Ddl.primaryKey;
import static dev.migration.script.Ddl.sequence;
import static dev.migration.script.Ddl.timestampWithTimeZone;
import static dev.migration.script.Ddl.unique;
import static dev.migration.script.Ddl.uuid;
import static dev.migration.script.Ddl.varchar;

@Revision(id = "c8bba9a0567e", downRevision = "7dfd0ad1aa3a",
		message = "add customers, orders and stock", createDate = "2026-11-21T03:09:28Z")
class Rc8bba9a0567e_add_customers_orders_and_stock implements RevisionScript {

	@Override
	public void upgrade(Operations op) {
		op.createSequence(sequence("order_number").startWith(1000).incrementBy(20));
		op.createTable("customer",
				column("id", uuid()),
				column("email", varchar(254)).notNull(),
				column("full_name", varchar(161)).notNull(),
				column("registered_at", timestampWithTimeZone()).notNull().defaultExpression("current_timestamp"),
				column("version", integer()).notNull(),
				primaryKey("id"),
				unique("email").named("uq_customer_email"),
				check("email = lower(email)").named("ck_customer_email"),
				index("full_name").named("ix_customer_full_name"));
		op.createTable("customer_address",
				column("id", bigint()).identity(),
				column("street", varchar(120)).notNull(),
				column("city", varchar(80)).notNull(),
				column("postal_code", varchar(12)).notNull(),
				column("country", varchar(2)).notNull(),
				column("label", varchar(40)).notNull(),
				column("customer_id", uuid()).notNull(),
				primaryKey("id"),
				unique("customer_id", "label").named("uq_customer_address_customer_id_label"),
				foreignKey("customer_id")
						.references("customer", "id")
						.named("fk_customer_address_customer_id")
						.onDelete(ReferentialAction.CASCADE));
		op.createTable("order",
				column("id", bigint()),
				column("payment_method", varchar(20)),
				column("placed_at", timestampWithTimeZone()).notNull(),
				column("shipping_street", varchar(120)).notNull(),
				column("shipping_city", varchar(80)).notNull(),
				column("shipping_postal_code", varchar(12)).notNull(),
				column("shipping_country", varchar(2)).notNull(),
				column("status", varchar(20)).notNull(),
				column("version", integer()).notNull(),
				column("customer_id", uuid()).notNull(),
				primaryKey("id"),
				check("payment_method in ('CARD','TRANSFER')").named("ck_order_payment_method"),
				check("status in ('PLACED','PAID','SHIPPED','CANCELLED')").named("ck_order_status"),
				foreignKey("customer_id").references("customer", "id").named("fk_order_customer_id"),
				index("customer_id", "placed_at").named("ix_order_customer_placed_at"),
				index("status").named("ix_order_status"));
		op.createTable("order_line",
				column("id", bigint()).identity(),
				column("line_number", integer()).notNull(),
				column("quantity", integer()).notNull(),
				column("unit_price", numeric(10, 2)).notNull().comment("What one copy cost when the order was placed"),
				column("book_id", bigint()).notNull(),
				column("order_id", bigint()).notNull(),
				primaryKey("id"),
				unique("order_id", "book_id").named("uq_order_line_book"),
				unique("order_id", "line_number").named("uq_order_line_number"),
				check("quantity between 1 and 100").named("ck_order_line_quantity"),
				foreignKey("book_id").references("book", "id").named("fk_order_line_book_id"),
				foreignKey("order_id").references("order", "id").named("fk_order_line_order_id"),
				index("book_id").named("ix_order_line_book_id"));
		op.createTable("shipment",
				column("id", bigint()).identity(),
				column("carrier", varchar(20)).notNull(),
				column("delivered_on", date()),
				column("shipped_on", date()).notNull(),
				column("tracking_code", varchar(60)),
				column("order_id", bigint()).notNull(),
				primaryKey("id"),
				unique("order_id").named("uq_shipment_order_id"),
				check("carrier in ('POST','PARCEL_SERVICE','BIKE_COURIER')").named("ck_shipment_carrier"),
				check("delivered_on >= shipped_on").named("ck_shipment_delivered_on_shipped_on"),
				foreignKey("order_id").references("order", "id").named("fk_shipment_order_id"));
		op.createTable("stock_item",
				column("book_id", bigint()),
				column("quantity", integer()).notNull(),
				column("reorder_level", integer()),
				column("version", integer()).notNull(),
				primaryKey("book_id"),
				check("quantity >= 0").named("ck_stock_item_quantity"),
				check("reorder_level >= 0").named("ck_stock_item_reorder_level"),
				foreignKey("book_id").references("book", "id").named("fk_stock_item_book_id"));
		op.createTable("stock_movement",
				column("id", bigint()).identity(),
				column("copies", integer()).notNull().comment("Copies added, negative when they left"),
				column("occurred_at", timestampWithTimeZone()).notNull(),
				column("reason", varchar(20)).notNull(),
				column("book_id", bigint()).notNull(),
				primaryKey("id"),
				check("copies <> 0").named("ck_stock_movement_copies"),
				check("reason in ('DELIVERY','SALE','CANCELLATION')").named("ck_stock_movement_reason"),
				foreignKey("book_id").references("book", "id").named("fk_stock_movement_book_id"),
				index(asc("book_id"), desc("occurred_at")).named("ix_stock_movement_book_occurred_at"));
	}

	@Override
	public void downgrade(Operations op) {
		op.dropTable("stock_movement");
		op.dropTable("stock_item");
		op.dropTable("shipment");
		op.dropTable("order_line");
		op.dropTable("order");
		op.dropTable("customer_address");
		op.dropTable("customer");
		op.dropSequence("order_number");
	}

}
