package dev.migration.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.MigrationException;
import dev.migration.dialect.Dialect;
import dev.migration.operation.CreateSchema;
import dev.migration.operation.DropObject;
import dev.migration.operation.ExecuteSql;
import dev.migration.operation.Operation;
import dev.migration.operation.ReplaceObject;
import dev.migration.revision.Direction;
import dev.migration.revision.RevisionNode;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RecordedScript;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKey;
import dev.migration.script.ScriptArguments;

/**
 * What the scripts of a history ask for, as far as that can be told without a database.
 */
final class RecordedHistory {

	private static final Pattern CREATE_SCHEMA = Pattern
		.compile("\\bCREATE\\s+SCHEMA\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?[\"`]?([\\w$]+)[\"`]?", Pattern.CASE_INSENSITIVE);

	private final Dialect dialect;

	private final Map<String, List<Operation>> upgrades = new LinkedHashMap<>();

	private final Map<String, List<Operation>> downgrades = new LinkedHashMap<>();

	private RecordedHistory(Dialect dialect) {
		this.dialect = dialect;
	}

	static RecordedHistory of(MigrationHistory history, Dialect dialect, ScriptArguments arguments) {
		RecordedHistory recorded = new RecordedHistory(dialect);
		for (RevisionNode revision : history.map().nodes()) {
			recorded.upgrades.put(revision.id(), operations(history, revision, Direction.UPGRADE, dialect, arguments));
			recorded.downgrades.put(revision.id(),
					operations(history, revision, Direction.DOWNGRADE, dialect, arguments));
		}
		return recorded;
	}

	private static List<Operation> operations(MigrationHistory history, RevisionNode revision, Direction direction,
			Dialect dialect, ScriptArguments arguments) {
		try {
			return RecordedScript.operationsOf(history.script(revision), direction, dialect, arguments);
		}
		catch (MigrationException ex) {
			// Where it matters, the run says it
			return List.of();
		}
	}

	/**
	 * Return the views, routines and triggers that scripts create or drop.
	 */
	Set<ObjectKey> keys() {
		Set<ObjectKey> keys = new LinkedHashSet<>();
		for (Map<String, List<Operation>> direction : List.of(this.upgrades, this.downgrades)) {
			direction.values().stream().flatMap(List::stream).forEach((operation) -> {
				if (operation instanceof ReplaceObject replace) {
					keys.add(replace.to().key());
				}
				else if (operation instanceof DropObject drop) {
					keys.add(drop.object());
				}
			});
		}
		return keys;
	}

	/**
	 * Return the schemas that scripts create.
	 */
	Set<Name> schemas() {
		Set<Name> schemas = new LinkedHashSet<>();
		this.upgrades.values().stream().flatMap(List::stream).forEach((operation) -> {
			if (operation instanceof CreateSchema create) {
				schemas.add(create.schema());
			}
			else if (operation instanceof ExecuteSql data) {
				Matcher matcher = CREATE_SCHEMA.matcher(data.sql());
				while (matcher.find()) {
					schemas.add(Name.of(matcher.group(1).toLowerCase(Locale.ROOT)));
				}
			}
		});
		return schemas;
	}

	/**
	 * Return the statements of a revision.
	 */
	List<String> statements(String revision, Direction direction) {
		Map<String, List<Operation>> scripts = (direction == Direction.UPGRADE) ? this.upgrades : this.downgrades;
		List<String> statements = new ArrayList<>();
		for (Operation operation : scripts.getOrDefault(revision, List.of())) {
			if (operation instanceof ExecuteSql data) {
				statements.add(data.sql());
			}
			else {
				try {
					statements.addAll(this.dialect.statements(operation));
				}
				catch (MigrationException ex) {
					// A value without a literal; what is inserted touches nothing else
					continue;
				}
			}
		}
		return statements;
	}

}
