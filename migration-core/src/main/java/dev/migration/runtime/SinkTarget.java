package dev.migration.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.migration.operation.Operation;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.script.OperationTarget;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Hands the calls of a script on, one by one, and keeps what came by.
 */
final class SinkTarget implements OperationTarget {

	private final OperationSender sender;

	private final DataAccess access;

	private final List<Operation> applied = new ArrayList<>();

	private final List<String> checksums = new ArrayList<>();

	private final List<String> work = new ArrayList<>();

	private boolean completed;

	SinkTarget(OperationSender sender, DataAccess access) {
		this.sender = sender;
		this.access = access;
	}

	@Override
	public void apply(List<Operation> operations) {
		for (Operation operation : operations) {
			String checksum = Checksum.of(operation);
			this.sender.send(new SentOperation(next(), operation, checksum, this.completed));
			this.completed = false;
			this.applied.add(operation);
			this.checksums.add(checksum);
		}
	}

	@Override
	public void run(String name, Consumer<JdbcClient> callback) {
		this.sender.run(next(), name, () -> this.access.run(name, callback));
		this.work.add(name);
	}

	private int next() {
		return this.applied.size() + this.work.size() + 1;
	}

	@Override
	public Column existingColumn(QualifiedName table, Name column) {
		this.completed = true;
		// A column that has been changed by an earlier run may have another name now
		return this.sender.isDone(next()) ? Column.of(column.text(), ColumnType.of("text"))
				: this.access.existingColumn(table, column);
	}

	List<Operation> applied() {
		return this.applied;
	}

	/**
	 * Return the checksum of everything that came by.
	 */
	String checksum() {
		return Checksum.of(this.checksums, this.work);
	}

}
