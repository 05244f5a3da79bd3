package dev.migration.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.migration.operation.Operation;
import dev.migration.schema.Column;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKey;
import dev.migration.schema.QualifiedName;
import dev.migration.scripts.LoadedRevision;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The answers where there is no database: offline SQL and recorded operations.
 */
final class NoDataAccess implements DataAccess {

	private final LoadedRevision revision;

	private final ObjectKnowledge objects;

	private final List<Operation> applied = new ArrayList<>();

	NoDataAccess(LoadedRevision revision, ObjectKnowledge objects) {
		this.revision = revision;
		this.objects = objects;
	}

	@Override
	public void run(String name, Consumer<JdbcClient> work) {
		throw new OpaqueWorkException(this.revision, "'op.run(\"" + name + "\", …)' needs a database",
				"use 'op.execute' or run the revision online");
	}

	@Override
	public Column existingColumn(QualifiedName table, Name column) {
		throw new OpaqueWorkException(this.revision, "'alterColumn' of '" + table + "." + column + "' needs a database",
				"add 'existing(…)' to the call or run the revision online");
	}

	/**
	 * What was known before the script may not be known any more.
	 */
	@Override
	public Optional<ObjectState> existingObject(ObjectKey object) {
		ObjectStates states = new ObjectStates();
		this.objects.existing(object).ifPresent(states::put);
		this.applied.forEach(states::apply);
		return states.find(object);
	}

	@Override
	public ObjectState replacedObject(ObjectKey object) {
		return this.objects.replaced(object)
			.orElseThrow(() -> new OpaqueWorkException(this.revision,
					"'restore' of '" + object + "' needs to know what there was before the upgrade, if anything, and no"
							+ " operation before it tells",
					"give it in the upgrade by 'createOrReplace(…, existing)', use 'drop' if there was no such "
							+ object.kind().words() + ", or run the revision online"));
	}

	@Override
	public Operation completed(Operation operation) {
		return this.objects.completed(operation);
	}

	@Override
	public void applied(Operation operation) {
		this.applied.add(operation);
	}

}
