package dev.migration.reflection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.migration.dialect.Dialect;
import dev.migration.operation.CreateTable;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Constraint;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Table;

/**
 * A table with the columns of another one and the probes on it, created by the same words
 * as the table of a migration. It bears the name of that table, which a condition may
 * use.
 */
final class MariaDbScratchTable {

	/** A table needs a column that is visible. */
	static final Name FILLER = Name.of("migration_probe");

	/** The table that tells the default of a column. */
	static final Name LITERAL = Name.of("migration_literal");

	private static final String CREATE = "CREATE ";

	private final QualifiedName name;

	private final List<Column> columns = new ArrayList<>();

	private final List<Constraint> checks = new ArrayList<>();

	private final List<Index> indexes = new ArrayList<>();

	MariaDbScratchTable(QualifiedName name, List<Column> visible) {
		this.name = name;
		this.columns.add(new Column(FILLER, ColumnType.of("int"), true, null, null, null, null));
		visible.forEach(
				(column) -> this.columns.add(new Column(column.name(), column.type(), true, null, null, null, null)));
	}

	QualifiedName name() {
		return this.name;
	}

	static Name probeName(int position) {
		return Name.of(FILLER + "_" + position);
	}

	/**
	 * Add the question, in the words of the answer before it.
	 */
	void add(int position, Probe probe) {
		Name probeName = probeName(position);
		if (probe instanceof Probe.Default asked) {
			this.columns.add(new Column(probeName, asked.type(), true,
					(asked.expression() != null) ? latest(asked.expression()) : null, null, null, null));
		}
		else if (probe instanceof Probe.Generated asked) {
			// What is computed when it is read may be anything that a stored one may be
			this.columns.add(new Column(probeName, asked.type(), true, null, null,
					new Generated(latest(asked.expression()), false), null));
		}
		else if (probe instanceof Probe.Check asked) {
			this.checks.add(new CheckConstraint(probeName, latest(asked.condition())));
		}
		else if (probe instanceof Probe.OfIndex asked) {
			this.indexes.add(asked.index()
				.withName(probeName)
				.withUnique(false)
				.withElements(asked.index().elements().stream().map(MariaDbScratchTable::latest).toList()));
		}
	}

	private static Expression latest(Expression expression) {
		return Expression.of(expression.canonical());
	}

	private static IndexElement latest(IndexElement element) {
		return (element.expression() != null)
				? new IndexElement(null, latest(element.expression()), element.descending(), element.nullsFirst(),
						element.operatorClass(), element.collation(), element.length())
				: element;
	}

	/**
	 * Return the statement that creates the table.
	 */
	String create(Dialect dialect) {
		Table table = Table.of(this.name, this.columns).withConstraints(this.checks).withIndexes(this.indexes);
		String statement = dialect.statements(new CreateTable(table)).get(0);
		return CREATE + "TEMPORARY " + statement.substring(CREATE.length());
	}

	/**
	 * Return what the server printed for a probe.
	 * @param position the position of the probe
	 * @param lines what {@code SHOW CREATE TABLE} returned: each definition is a line,
	 * because line breaks within strings are escaped
	 * @param schema the schema that names lose
	 * @return the expressions by position: 0 but for the sort keys of an index, which
	 * count from 1
	 */
	static Map<Integer, String> answers(int position, List<String> lines, String schema) {
		// In mode ANSI_QUOTES names have double quotes
		String quoted = "[`\"]" + probeName(position) + "[`\"] ";
		for (String line : lines) {
			String text = line.strip();
			text = text.endsWith(",") ? text.substring(0, text.length() - 1) : text;
			if (text.matches("(?s)" + quoted + ".*")) {
				return column(text.substring(probeName(position).text().length() + 3), schema);
			}
			if (text.matches("(?s)CONSTRAINT " + quoted + "CHECK \\(.*")) {
				return Map.of(0, MariaDbText.inParentheses(text, text.indexOf('(')));
			}
			if (text.matches("(?s)KEY " + quoted + "\\(.*")) {
				return index(MariaDbText.inParentheses(text, text.indexOf('(')));
			}
		}
		return Map.of();
	}

	static Map<Integer, String> column(String definition, String schema) {
		int generated = MariaDbText.find(definition, "GENERATED ALWAYS AS (", 0);
		if (generated >= 0) {
			return Map.of(0, MariaDbText.inParentheses(definition, definition.indexOf('(', generated)));
		}
		Optional<Expression> value = Optional.ofNullable(MariaDbDefault.in(definition, schema));
		return value.map((expression) -> Map.of(0, expression.source())).orElse(Map.of());
	}

	private static Map<Integer, String> index(String keys) {
		Map<Integer, String> answers = new HashMap<>();
		for (String key : MariaDbText.split(keys)) {
			int position = answers.size() + 1;
			answers.put(position, key.startsWith("(") ? MariaDbText.inParentheses(key, 0) : key);
		}
		return answers;
	}

}
