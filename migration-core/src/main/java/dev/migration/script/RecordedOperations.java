package dev.migration.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.migration.dialect.Dialect;
import dev.migration.operation.AddColumn;
import dev.migration.operation.AlterColumn;
import dev.migration.operation.InvalidOperationException;
import dev.migration.operation.Operation;
import dev.migration.schema.Column;
import dev.migration.schema.Name;
import dev.migration.schema.NameLimit;
import dev.migration.schema.QualifiedName;

/**
 * The operations that a script asked for and that nobody has carried out yet. What the
 * database cannot do, and a name that it would cut, is refused at once: the server would
 * do so when half of the revision is done.
 */
final class RecordedOperations {

	private static final NamesOf NAMES = new NamesOf();

	private final NameLimit limit;

	private final Dialect dialect;

	private final List<Operation> operations = new ArrayList<>();

	RecordedOperations(NameLimit limit, Dialect dialect) {
		this.limit = limit;
		this.dialect = dialect;
	}

	RecordedOperations another() {
		return new RecordedOperations(this.limit, this.dialect);
	}

	void add(Operation operation) {
		checkNames(operation);
		this.dialect.statements(operation);
		this.operations.add(operation);
	}

	void checkNames(Operation operation) {
		operation.accept(NAMES).forEach(this::check);
	}

	private void check(Name name) {
		if (!this.limit.allows(name)) {
			throw new InvalidOperationException("Name '" + name + "' has '" + this.limit.lengthOf(name)
					+ "' of at most '" + this.limit + "' that '" + this.dialect.name() + "' takes; shorten it.");
		}
	}

	/**
	 * Return what was recorded and forget it.
	 */
	List<Operation> drain() {
		List<Operation> drained = List.copyOf(this.operations);
		this.operations.clear();
		return drained;
	}

	/**
	 * Return a column as the recorded operations leave it, which no database knows yet.
	 */
	Optional<Column> column(QualifiedName table, Name column) {
		for (int i = this.operations.size() - 1; i >= 0; i--) {
			Operation operation = this.operations.get(i);
			if (operation instanceof AlterColumn alter && alter.table().equals(table)
					&& alter.to().name().equals(column)) {
				return Optional.of(alter.to());
			}
			if (operation instanceof AddColumn add && add.table().equals(table) && add.column().name().equals(column)) {
				return Optional.of(add.column());
			}
		}
		return Optional.empty();
	}

}
