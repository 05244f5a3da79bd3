package dev.migration.boot.command.arguments;

import dev.migration.script.Operations;
import dev.migration.script.Revision;
import dev.migration.script.RevisionScript;

/**
 * Does what it is told on the command line.
 */
@Revision(id = "a1", message = "create tables")
class Ra1_create_tables implements RevisionScript {

	@Override
	public void upgrade(Operations op) {
		op.arguments()
			.forEach((key, value) -> op.execute("CREATE TABLE \"%s is %s in %s\" ()".formatted(key, value, op.tag())));
	}

	@Override
	public void downgrade(Operations op) {
		op.arguments()
			.forEach((key, value) -> op.execute("DROP TABLE \"%s is %s in %s\"".formatted(key, value, op.tag())));
	}

}
