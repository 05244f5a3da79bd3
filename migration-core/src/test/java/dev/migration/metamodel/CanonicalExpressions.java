package dev.migration.metamodel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.Constraint;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Has the database print every expression of a schema, on empty copies of its own tables,
 * until the text stands still.
 */
final class CanonicalExpressions {

	private final Connection connection;

	private final Dialect dialect;

	CanonicalExpressions(Connection connection, Dialect dialect) {
		this.connection = connection;
		this.dialect = dialect;
	}

	SchemaModel of(SchemaModel schema) throws SQLException {
		this.connection.setAutoCommit(false);
		execute("create schema canonical");
		List<Table> tables = new ArrayList<>();
		for (Table table : schema.tables()) {
			execute("create table canonical.copy (like " + this.dialect.quote(table.name()) + ")");
			tables.add(table(table));
			execute("drop table canonical.copy");
		}
		this.connection.rollback();
		return schema.withTables(tables);
	}

	private Table table(Table table) throws SQLException {
		List<Column> columns = new ArrayList<>();
		for (Column column : table.columns()) {
			columns.add(column.withDefault(defaultValue(column)).withGenerated(generated(column)));
		}
		List<Constraint> constraints = new ArrayList<>();
		for (Constraint constraint : table.constraints()) {
			constraints.add((constraint instanceof CheckConstraint check)
					? new CheckConstraint(check.name(), check(check.condition())) : constraint);
		}
		List<Index> indexes = new ArrayList<>();
		for (Index index : table.indexes()) {
			indexes.add(index(index));
		}
		return table.withColumns(columns).withConstraints(constraints).withIndexes(indexes);
	}

	private Index index(Index index) throws SQLException {
		List<IndexElement> elements = new ArrayList<>();
		for (IndexElement element : index.elements()) {
			Expression expression = element.expression();
			elements.add((expression != null) ? new IndexElement(null,
					settle(expression, "create index probe on canonical.copy ((%s))",
							"select pg_get_indexdef('canonical.probe'::regclass, 1, false)",
							"drop index canonical.probe"),
					element.descending(), element.nullsFirst(), element.operatorClass()) : element);
		}
		Expression predicate = (index.predicate() == null) ? null : settle(index.predicate(),
				"create index probe on canonical.copy ((1)) where %s",
				"select pg_get_expr(indpred, indrelid) from pg_index where indexrelid = 'canonical.probe'::regclass",
				"drop index canonical.probe");
		return new Index(index.name(), index.unique(), elements, index.method(), index.included(),
				index.nullsNotDistinct(), predicate);
	}

	private Expression check(Expression condition) throws SQLException {
		return settle(condition, "alter table canonical.copy add constraint probe check (%s)",
				"select pg_get_expr(conbin, conrelid) from pg_constraint where conname = 'probe'",
				"alter table canonical.copy drop constraint probe");
	}

	private @Nullable Expression defaultValue(Column column) throws SQLException {
		String alter = "alter table canonical.copy alter column " + this.dialect.quote(column.name());
		return (column.defaultValue() == null) ? null
				: settle(column.defaultValue(), alter + " set default %s",
						"select pg_get_expr(adbin, adrelid) from pg_attrdef where adrelid = 'canonical.copy'::regclass",
						alter + " drop default");
	}

	private @Nullable Generated generated(Column column) throws SQLException {
		Generated generated = column.generated();
		return (generated != null) ? new Generated(settle(generated.expression(),
				"alter table canonical.copy add column probe " + this.dialect.render(column.type())
						+ " generated always as (%s) stored",
				"select pg_get_expr(adbin, adrelid) from pg_attrdef where adrelid = 'canonical.copy'::regclass",
				"alter table canonical.copy drop column probe"), generated.stored()) : null;
	}

	private Expression settle(Expression expression, String apply, String read, String undo) throws SQLException {
		String text = expression.source();
		for (int i = 0; i < 5; i++) {
			execute(apply.replace("%s", text));
			String printed = query(read);
			execute(undo);
			if (printed.equals(text)) {
				return Expression.of(text);
			}
			text = printed;
		}
		throw new IllegalStateException("'" + text + "' does not stand still");
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private String query(String sql) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(sql);
				ResultSet result = statement.executeQuery()) {
			result.next();
			return result.getString(1);
		}
	}

}
