package dev.migration.boot.shop.edited;

import dev.migration.script.Operations;
import dev.migration.script.Revision;
import dev.migration.script.RevisionScript;

import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.primaryKey;
import static dev.migration.script.Ddl.varchar;

@Revision(id = "0001", message = "create product", createDate = "2026-11-20T23:29:18Z")
class R0001_create_product implements RevisionScript {

	@Override
	public void upgrade(Operations op) {
		op.createTable("product", column("id", bigint()).notNull(), column("name", varchar(200)).notNull(),
				primaryKey("id"));
	}

	@Override
	public void downgrade(Operations op) {
		op.dropTable("product");
	}

}
