package dev.migration.script;

import java.util.List;
import java.util.function.Consumer;

import dev.migration.operation.Operation;
import dev.migration.schema.Column;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where an {@link OperationRecorder} sends what a script asked for. For the runner;
 * scripts never see it.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public interface OperationTarget {

	/**
	 * Carry operations out.
	 * @param operations the operations recorded since the last barrier, in order
	 */
	void apply(List<Operation> operations);

	/**
	 * Carry data work out.
	 * @param name what is done
	 * @param work the work
	 */
	void run(String name, Consumer<JdbcClient> work);

	/**
	 * Return a column as it is now, after everything applied so far.
	 * @param table the table
	 * @param column the name of the column
	 * @return the complete column
	 */
	Column existingColumn(QualifiedName table, Name column);

}
