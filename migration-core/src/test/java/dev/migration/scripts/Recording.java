package dev.migration.scripts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.operation.ExecuteSql;
import dev.migration.operation.Operation;
import dev.migration.schema.Column;
import dev.migration.schema.Name;
import dev.migration.schema.NamingConvention;
import dev.migration.schema.QualifiedName;
import dev.migration.script.OperationRecorder;
import dev.migration.script.OperationTarget;
import dev.migration.script.Operations;
import dev.migration.script.ScriptArguments;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The operations that a script asked for.
 */
record Recording(List<Operation> operations) {

	static Recording of(Consumer<Operations> script) {
		List<Operation> operations = new ArrayList<>();
		OperationRecorder recorder = new OperationRecorder(new PostgreSqlDialect(), new NamingConvention(63),
				ScriptArguments.NONE, new Target(operations));
		script.accept(recorder);
		recorder.end();
		return new Recording(operations);
	}

	List<String> sql() {
		return this.operations.stream().map(ExecuteSql.class::cast).map(ExecuteSql::sql).toList();
	}

	private record Target(List<Operation> operations) implements OperationTarget {

		@Override
		public void apply(List<Operation> applied) {
			this.operations.addAll(applied);
		}

		@Override
		public void run(String name, Consumer<JdbcClient> work) {
			throw new AssertionError(name);
		}

		@Override
		public Column existingColumn(QualifiedName table, Name column) {
			throw new AssertionError(table + "." + column);
		}

	}

}
