package dev.migration.boot.shop.edited;

import dev.migration.script.Operations;
import dev.migration.script.Revision;
import dev.migration.script.RevisionScript;

@Revision(id = "0002", downRevision = "0001", message = "add first product", createDate = "2026-11-20T23:30:00Z")
class R0002_add_first_product implements RevisionScript {

	@Override
	public void upgrade(Operations op) {
		op.execute("INSERT INTO product (id, name) VALUES (1, 'first')");
	}

	@Override
	public void downgrade(Operations op) {
		op.execute("DELETE FROM product WHERE id = 1");
	}

}
