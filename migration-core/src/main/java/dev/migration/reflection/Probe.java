package dev.migration.reflection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migration.dialect.Dialect;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Expression;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A question to the database: how it prints an expression in its place. Equal by the
 * canonical texts, so that both schemas ask the same question once.
 */
sealed interface Probe {

	/**
	 * Return the table whose columns the expression may name, {@code null} for a default,
	 * which may name none.
	 */
	@Nullable QualifiedName table();

	ExpressionKind kind();

	List<Expression> expressions();

	/**
	 * Return what asks as part of a table's definition, or {@code null} if only a
	 * statement of its own can.
	 */
	@Nullable String clause(String name, Dialect dialect);

	/**
	 * Return the statement that asks.
	 */
	default String statement(String scratchTable, String name, Dialect dialect) {
		return "ALTER TABLE " + scratchTable + " ADD " + clause(name, dialect);
	}

	/**
	 * Return the same question about what the database printed.
	 * @param answers the texts by position: 0 but for the sort keys of an index, which
	 * count from 1
	 */
	Probe answered(Map<Integer, String> answers);

	// A line comment at the end of an expression must not swallow the parenthesis
	private static String parenthesized(Expression expression) {
		return "(" + expression.canonical() + "\n)";
	}

	private static Expression answered(Expression expression, @Nullable String answer) {
		return (answer != null) ? expression.withCanonical(EnclosingParentheses.strip(answer)) : expression;
	}

	static String typeOf(ColumnType type, Dialect dialect) {
		return dialect.render(type) + ((type.collation() != null) ? " COLLATE " + dialect.quote(type.collation()) : "");
	}

	/**
	 * A default.
	 *
	 * @param type the type of the column
	 * @param expression the default, {@code null} if the database answered that it is
	 * none
	 */
	record Default(ColumnType type, @Nullable Expression expression) implements Probe {

		@Override
		public @Nullable QualifiedName table() {
			return null;
		}

		@Override
		public ExpressionKind kind() {
			return ExpressionKind.DEFAULT;
		}

		@Override
		public List<Expression> expressions() {
			return Stream.ofNullable(this.expression).toList();
		}

		@Override
		public String clause(String name, Dialect dialect) {
			String column = name + " " + Probe.typeOf(this.type, dialect);
			return (this.expression != null) ? column + " DEFAULT " + parenthesized(this.expression) : column;
		}

		@Override
		public Probe answered(Map<Integer, String> answers) {
			String answer = answers.get(0);
			if (this.expression == null || answer == null) {
				return new Default(this.type, null);
			}
			return new Default(this.type, this.expression.withCanonical(answer));
		}

	}

	/**
	 * A generated column.
	 */
	record Generated(QualifiedName table, ColumnType type, Expression expression) implements Probe {

		@Override
		public ExpressionKind kind() {
			return ExpressionKind.GENERATED;
		}

		@Override
		public List<Expression> expressions() {
			return List.of(this.expression);
		}

		@Override
		public String clause(String name, Dialect dialect) {
			return name + " " + Probe.typeOf(this.type, dialect) + " GENERATED ALWAYS AS "
					+ parenthesized(this.expression) + " STORED";
		}

		@Override
		public Probe answered(Map<Integer, String> answers) {
			return new Generated(this.table, this.type, Probe.answered(this.expression, answers.get(0)));
		}

	}

	/**
	 * A check constraint.
	 */
	record Check(QualifiedName table, Expression condition) implements Probe {

		@Override
		public ExpressionKind kind() {
			return ExpressionKind.CHECK;
		}

		@Override
		public List<Expression> expressions() {
			return List.of(this.condition);
		}

		@Override
		public String clause(String name, Dialect dialect) {
			return "CONSTRAINT " + name + " CHECK " + parenthesized(this.condition);
		}

		@Override
		public Probe answered(Map<Integer, String> answers) {
			return new Check(this.table, Probe.answered(this.condition, answers.get(0)));
		}

	}

	/**
	 * The expressions and the predicate of an index.
	 */
	record OfIndex(QualifiedName table, Index index) implements Probe {

		@Override
		public ExpressionKind kind() {
			return ExpressionKind.INDEX;
		}

		@Override
		public List<Expression> expressions() {
			return Stream
				.concat(this.index.elements().stream().map(IndexElement::expression),
						Stream.of(this.index).map(Index::predicate))
				.flatMap(Stream::ofNullable)
				.toList();
		}

		@Override
		public @Nullable String clause(String name, Dialect dialect) {
			return null;
		}

		@Override
		public String statement(String scratchTable, String name, Dialect dialect) {
			String elements = this.index.elements()
				.stream()
				.map((element) -> element(element, dialect))
				.collect(Collectors.joining(", ", " (", ")"));
			String index = "CREATE INDEX " + name + " ON " + scratchTable + " USING "
					+ dialect.quote(Name.of(this.index.method())) + elements;
			Expression predicate = this.index.predicate();
			return (predicate != null) ? index + " WHERE " + parenthesized(predicate) : index;
		}

		private static String element(IndexElement element, Dialect dialect) {
			Name column = element.column();
			Expression expression = element.expression();
			String key = (column != null) ? dialect.quote(column) : "";
			key = (expression != null) ? parenthesized(expression) : key;
			return (element.operatorClass() != null) ? key + " " + dialect.quote(element.operatorClass()) : key;
		}

		@Override
		public Probe answered(Map<Integer, String> answers) {
			List<IndexElement> elements = new ArrayList<>();
			for (IndexElement element : this.index.elements()) {
				Expression expression = element.expression();
				elements.add((expression != null)
						? element.withExpression(Probe.answered(expression, answers.get(elements.size() + 1)))
						: element);
			}
			Expression predicate = this.index.predicate();
			return new OfIndex(this.table, this.index.withElements(elements)
				.withPredicate((predicate != null) ? Probe.answered(predicate, answers.get(0)) : null));
		}

	}

}
