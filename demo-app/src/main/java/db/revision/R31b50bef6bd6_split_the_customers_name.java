package db.revision;

import dev.migration.script.Operations;
import dev.migration.script.Revision;
import dev.migration.script.RevisionScript;

import static dev.migration.script.Ddl.change;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.existing;
import static dev.migration.script.Ddl.index;
import static dev.migration.script.Ddl.varchar;

@Revision(id = "31b50bef6bd6", downRevision = "daa952273b70",
		message = "split the customer's name", createDate = "2026-11-21T03:10:57Z")
class R31b50bef6bd6_split_the_customers_name implements RevisionScript {

	@Override
	public void upgrade(Operations op) {
		op.addColumn("customer", column("first_name", varchar(80)));
		op.addColumn("customer", column("last_name", varchar(80)));
		// The last word is the last name; who has a single name keeps it as that, too.
		op.execute("""
				UPDATE customer
				SET first_name = left(regexp_replace(full_name, ' ?[^ ]*$', ''), 80),
				    last_name = left(regexp_replace(full_name, '^.* ', ''), 80)""");
		op.alterColumn("customer", "first_name", change().notNull(), existing(varchar(80)));
		op.alterColumn("customer", "last_name", change().notNull(), existing(varchar(80)));
		op.createIndex("customer", index("last_name", "first_name").named("ix_customer_last_name_first_name"));
		op.dropIndex("customer", "ix_customer_full_name");
		op.dropColumn("customer", "full_name");
	}

	@Override
	public void downgrade(Operations op) {
		op.addColumn("customer", column("full_name", varchar(161)));
		op.execute("UPDATE customer SET full_name = ltrim(concat(first_name, ' ', last_name))");
		op.alterColumn("customer", "full_name", change().notNull(), existing(varchar(161)));
		op.createIndex("customer", index("full_name").named("ix_customer_full_name"));
		op.dropIndex("customer", "ix_customer_last_name_first_name");
		op.dropColumn("customer", "last_name");
		op.dropColumn("customer", "first_name");
	}

}
