package dev.migration.script;

import java.util.ArrayList;

import dev.migration.operation.InvalidOperationException;
import dev.migration.operation.Operation;
import dev.migration.schema.Name;
import dev.migration.schema.NameLimit;

/**
 * The operations that a script asked for and that nobody has carried out yet. A server
 * would cut a name that is too long, or fail when half of the revision is done.
 */
final class RecordedOperations extends ArrayList<Operation> {

	private static final NamesOf NAMES = new NamesOf();

	private final transient NameLimit limit;

	private final String database;

	RecordedOperations(NameLimit limit, String database) {
		this.limit = limit;
		this.database = database;
	}

	@Override
	public boolean add(Operation operation) {
		operation.accept(NAMES).forEach(this::check);
		return super.add(operation);
	}

	private void check(Name name) {
		if (!this.limit.allows(name)) {
			throw new InvalidOperationException("Name '" + name + "' has '" + this.limit.lengthOf(name)
					+ "' of at most '" + this.limit + "' that '" + this.database + "' takes; shorten it.");
		}
	}

}
