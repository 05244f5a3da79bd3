package dev.migration.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.migration.dialect.Dialect;
import dev.migration.operation.ExecuteSql;
import dev.migration.operation.Operation;
import dev.migration.schema.Column;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.script.OperationTarget;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Renders operations and sends them to a sink, and keeps what came by.
 */
final class SinkTarget implements OperationTarget {

	private final Dialect dialect;

	private final SqlSink sink;

	private final DataAccess access;

	private final List<Operation> applied = new ArrayList<>();

	private final List<String> work = new ArrayList<>();

	SinkTarget(Dialect dialect, SqlSink sink, DataAccess access) {
		this.dialect = dialect;
		this.sink = sink;
		this.access = access;
	}

	@Override
	public void apply(List<Operation> operations) {
		for (Operation operation : operations) {
			send(operation);
			this.applied.add(operation);
		}
	}

	private void send(Operation operation) {
		if (operation instanceof ExecuteSql data) {
			this.sink.execute(data.sql(), data.parameters());
		}
		else {
			this.dialect.statements(operation).forEach(this.sink::execute);
		}
	}

	@Override
	public void run(String name, Consumer<JdbcClient> callback) {
		this.work.add(name);
		this.access.run(name, callback);
	}

	@Override
	public Column existingColumn(QualifiedName table, Name column) {
		return this.access.existingColumn(table, column, this.applied);
	}

	List<Operation> applied() {
		return this.applied;
	}

	List<String> work() {
		return this.work;
	}

}
