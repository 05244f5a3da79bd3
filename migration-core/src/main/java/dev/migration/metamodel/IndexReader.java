package dev.migration.metamodel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migration.schema.Expression;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import org.hibernate.boot.Metadata;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Selectable;
import org.jspecify.annotations.Nullable;

/**
 * Reads one index. Hibernate passes on whatever stands in {@code columnList}:
 * expressions, operator classes, {@code nulls last}; so the SQL is read rather than the
 * column objects.
 */
final class IndexReader {

	// How much of a column counts, which nothing but MySQL and MariaDB knows
	private static final Pattern LENGTH = Pattern.compile("[0-9]{1,9}");

	private final Dialect hibernateDialect;

	private final MappingNames names;

	private final GeneratedNames generatedNames;

	IndexReader(Metadata metadata, MappingNames names, GeneratedNames generatedNames) {
		this.hibernateDialect = metadata.getDatabase().getDialect();
		this.names = names;
		this.generatedNames = generatedNames;
	}

	Index read(org.hibernate.mapping.Index index) {
		// A function's arguments are separate 'columns', since columnList is cut at each
		// comma
		String list = index.getSelectables()
			.stream()
			.map((selectable) -> text(index, selectable))
			.collect(Collectors.joining(", "));
		List<IndexElement> elements = this.names.syntax().split(list).stream().map(this::element).toList();
		Name name = this.generatedNames.isGenerated(index) ? null : name(index);
		return withOptions(Index.of(name, index.isUnique(), elements), index.getOptions());
	}

	/**
	 * StandardIndexExporter makes an identifier of the name only where it can be
	 * qualified.
	 */
	private Name name(org.hibernate.mapping.Index index) {
		return this.hibernateDialect.qualifyIndexName()
				? this.names.identifier(index.getQuotedName(this.hibernateDialect)) : this.names.sql(index.getName());
	}

	private String text(org.hibernate.mapping.Index index, Selectable selectable) {
		String order = index.getSelectableOrderMap().get(selectable);
		String text = selectable.getText(this.hibernateDialect);
		if (selectable instanceof Column column && index.getTable().getColumn(column) == null) {
			// Hibernate quotes what is no plain identifier, and so names a column that
			// nobody has
			text = column.getName();
		}
		return (order != null) ? text + " " + order : text;
	}

	private IndexElement element(String sql) {
		SqlTokens tokens = this.names.syntax().tokens(sql);
		Name column = null;
		Expression expression = null;
		Integer length = null;
		if (tokens.atGroup()) {
			expression = Expression.of(tokens.next().inside());
		}
		else {
			int start = tokens.offset();
			String name = tokens.qualifiedName();
			if (tokens.atGroup() && this.names.syntax() == SqlSyntax.BACKSLASHES
					&& LENGTH.matcher(tokens.peek().inside()).matches()) {
				column = this.names.sql(name);
				length = Integer.valueOf(tokens.next().inside());
			}
			else if (tokens.atGroup()) {
				tokens.next();
				expression = Expression.of(tokens.textSince(start));
			}
			else {
				column = this.names.sql(name);
			}
		}
		Name operatorClass = null;
		Name collation = null;
		boolean descending = false;
		Boolean nullsFirst = null;
		while (tokens.hasNext()) {
			if (tokens.skip("nulls", "first")) {
				nullsFirst = true;
			}
			else if (tokens.skip("nulls", "last")) {
				nullsFirst = false;
			}
			else if (tokens.skip("desc")) {
				descending = true;
			}
			else if (tokens.skip("collate")) {
				collation = this.names.qualifiedSql(tokens.qualifiedName()).name();
			}
			else if (!tokens.skip("asc")) {
				operatorClass = this.names.sql(tokens.next().text());
			}
		}
		return new IndexElement(column, expression, descending, (nullsFirst != null) ? nullsFirst : descending,
				operatorClass, collation, length);
	}

	private Index withOptions(Index index, @Nullable String options) {
		SqlTokens tokens = this.names.syntax().tokens((options != null) ? options : "");
		List<Name> included = new ArrayList<>();
		boolean nullsNotDistinct = false;
		Expression predicate = null;
		while (tokens.hasNext()) {
			if (tokens.skip("include") && tokens.atGroup()) {
				this.names.syntax()
					.split(tokens.next().inside())
					.forEach((column) -> included.add(this.names.sql(column)));
			}
			else if (tokens.skip("nulls", "not", "distinct")) {
				nullsNotDistinct = true;
			}
			else if (tokens.skip("where") && tokens.hasNext()) {
				predicate = Expression.of(tokens.rest());
			}
			else {
				tokens.next();
			}
		}
		return new Index(index.name(), index.unique(), index.elements(), index.method(), included, nullsNotDistinct,
				predicate);
	}

}
