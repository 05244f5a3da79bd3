package dev.migration.script;

import java.util.List;
import java.util.function.Consumer;

import dev.migration.operation.Operation;
import dev.migration.schema.Column;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKey;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

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
	 * Carry the last operations out. The script has ended: nothing comes behind them.
	 * @param operations the operations recorded since the last barrier, in order, at
	 * least one
	 */
	default void applyLast(List<Operation> operations) {
		apply(operations);
	}

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

	/**
	 * Return a view, routine or trigger as it is now, after everything applied so far.
	 * @param object which object
	 * @return the object, or {@code null} if there is none or nobody can be asked
	 */
	default @Nullable DatabaseObject existingObject(ObjectKey object) {
		return null;
	}

	/**
	 * Return the view, routine or trigger that the upgrade of this revision replaced.
	 * @param object which object
	 * @return the object before, or {@code null} if there was none
	 */
	default @Nullable DatabaseObject replacedObject(ObjectKey object) {
		return null;
	}

}
