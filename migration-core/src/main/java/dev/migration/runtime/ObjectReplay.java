package dev.migration.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.migration.operation.Operation;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKey;
import dev.migration.schema.QualifiedName;
import dev.migration.script.OperationTarget;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets a script run through without a database, and keeps what it asked for.
 */
final class ObjectReplay implements OperationTarget {

	private final List<Operation> operations = new ArrayList<>();

	private final ReplacedObjects replaced = new ReplacedObjects();

	private final ObjectStates objects;

	/**
	 * Create a target.
	 * @param objects what is known before the script, and after it what is known then
	 */
	ObjectReplay(ObjectStates objects) {
		this.objects = objects;
	}

	@Override
	public void apply(List<Operation> operations) {
		for (Operation operation : operations) {
			this.operations.add(operation);
			this.replaced.note(operation, this.objects::find);
			this.objects.apply(operation);
		}
	}

	@Override
	public void run(String name, Consumer<JdbcClient> work) {
	}

	@Override
	public Column existingColumn(QualifiedName table, Name column) {
		return Column.of(column.text(), ColumnType.of("text"));
	}

	@Override
	public @Nullable DatabaseObject existingObject(ObjectKey object) {
		Optional<ObjectState> known = this.objects.find(object);
		this.replaced.answered(known);
		return known.map(ObjectState::object).orElse(null);
	}

	@Override
	public @Nullable DatabaseObject replacedObject(ObjectKey object) {
		return this.replaced.find(object).map(ObjectState::object).orElse(null);
	}

	List<Operation> operations() {
		return this.operations;
	}

	ReplacedObjects replaced() {
		return this.replaced;
	}

}
