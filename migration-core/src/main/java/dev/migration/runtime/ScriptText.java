package dev.migration.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.migration.MigrationException;
import dev.migration.dialect.Dialect;
import dev.migration.operation.BulkInsert;
import dev.migration.operation.ExecuteSql;
import dev.migration.operation.Operation;
import dev.migration.operation.OperationDescription;
import dev.migration.revision.Direction;
import dev.migration.script.ScriptArguments;
import dev.migration.scripts.InvalidScriptException;
import dev.migration.scripts.LoadedRevision;
import dev.migration.scripts.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * What one direction of a script says: SQL as its author wrote it, with placeholders; of
 * another script the SQL of each call, for a person to read.
 *
 * @param statements the texts in order
 * @param checksum tells whether another script does the same
 */
record ScriptText(List<String> statements, String checksum) {

	private static final int LONGEST = 1_000_000;

	ScriptText {
		statements = List.copyOf(statements);
	}

	/**
	 * Return what an SQL script says. With other values for its placeholders it says the
	 * same.
	 * @return the text; nothing if the script has to be run
	 */
	static Optional<ScriptText> ofSql(LoadedRevision revision, Direction direction, Dialect dialect,
			ScriptArguments arguments) {
		return revision.source()
			.text(direction, dialect, arguments)
			.map((statements) -> new ScriptText(statements,
					Checksum.ofSql(normalised(statements, dialect, revision.origin()))));
	}

	/**
	 * Return the columns of the history that keep what an SQL script says.
	 * @return the columns; none if the script has to be run
	 */
	static Map<String, String> columnsOfSql(LoadedRevision revision, Dialect dialect, RunOptions options) {
		return ofSql(revision, Direction.UPGRADE, dialect, options.scriptArguments()).map(ScriptText::columns)
			.orElse(Map.of());
	}

	/**
	 * Return statements without what makes no difference.
	 */
	static List<String> normalised(List<String> statements, Dialect dialect, String origin) {
		return statements.stream().map((statement) -> normalised(statement, dialect, origin)).toList();
	}

	private static String normalised(String statement, Dialect dialect, String origin) {
		try {
			return SqlText.of(dialect, origin, statement).normalised();
		}
		catch (InvalidScriptException ex) {
			// Only the values of its placeholders make SQL of it
			return String.join("\n", statement.lines().map(String::stripTrailing).toList());
		}
	}

	/**
	 * Return what a script says that ran.
	 * @param calls what it called
	 * @param checksum the checksum of that
	 */
	static ScriptText ofCalls(List<ScriptCall> calls, String checksum, Dialect dialect) {
		List<String> texts = new ArrayList<>();
		long length = 0;
		for (ScriptCall call : calls) {
			String text = text(call, dialect);
			length += text.length();
			if (length > LONGEST) {
				return new ScriptText(List.of(), checksum);
			}
			texts.add(text);
		}
		return new ScriptText(texts, checksum);
	}

	private static String text(ScriptCall call, Dialect dialect) {
		if (call.operation() == null) {
			return "op.run(\"" + call.text() + "\")";
		}
		Operation operation = call.operation();
		if (operation instanceof ExecuteSql data) {
			return data.sql() + (data.parameters().isEmpty() ? "" : "\n-- with " + Checksum.stable(data.parameters()));
		}
		if (operation instanceof BulkInsert) {
			return description(operation) + "\n-- rows " + call.text();
		}
		try {
			return String.join(";\n", dialect.statements(operation));
		}
		catch (MigrationException ex) {
			// What the run knew beside it is not in the operation
			return description(operation);
		}
	}

	private static String description(Operation operation) {
		return operation.accept(new OperationDescription());
	}

	/**
	 * Return the columns of the history that keep it.
	 */
	Map<String, String> columns() {
		Map<String, String> columns = new LinkedHashMap<>();
		columns.put(HistoryTable.CHECKSUM, this.checksum);
		if (!this.statements.isEmpty() && this.statements.stream().mapToLong(String::length).sum() <= LONGEST) {
			columns.put(HistoryTable.SCRIPT, new RecordedStatements(this.statements).text());
		}
		return columns;
	}

	/**
	 * A call of a script.
	 *
	 * @param operation what it asked for, or {@code null} for data work
	 * @param text the checksum of the operation, or the name of the data work
	 */
	record ScriptCall(@Nullable Operation operation, String text) {

	}

}
