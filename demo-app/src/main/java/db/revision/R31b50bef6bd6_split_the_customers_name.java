package db.revision;

import dev.migration.script.Operations;
import dev.migration.script.Revision;
import dev.migration.script.RevisionScript;

import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.index;
import static dev.migration.script.Ddl.varchar;

@Revision(id = "31b50bef6bd6", downRevision = "daa952273b70",
		message = "split the customer's name", createDate = "2026-11-21T03:10:57Z")
class R31b50bef6bd6_split_the_customers_name implements RevisionScript {

	@Override
	public void upgrade(Operations op) {
		// Adds column 'customer.first_name' that refuses nulls and has no default: fails if the table has rows.
		// Adds column 'customer.last_name' that refuses nulls and has no default: fails if the table has rows.
		// Drops column 'customer.full_name' with its values.
		op.dropIndex("customer", "ix_customer_full_name");
		op.addColumn("customer", column("first_name", varchar(80)).notNull());
		op.addColumn("customer", column("last_name", varchar(80)).notNull());
		op.dropColumn("customer", "full_name");
		op.createIndex("customer", index("last_name", "first_name").named("ix_customer_last_name_first_name"));
	}

	@Override
	public void downgrade(Operations op) {
		op.dropIndex("customer", "ix_customer_last_name_first_name");
		op.addColumn("customer", column("full_name", varchar(161)).notNull());
		op.dropColumn("customer", "last_name");
		op.dropColumn("customer", "first_name");
		op.createIndex("customer", index("full_name").named("ix_customer_full_name"));
	}

}
