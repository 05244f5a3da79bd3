package dev.migration.diff;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import dev.migration.operation.CreateIndex;
import dev.migration.operation.Operation;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.NamingConvention;
import dev.migration.schema.Table;
import org.jspecify.annotations.Nullable;

import org.springframework.util.CollectionUtils;

/**
 * An index and the table that it belongs to.
 *
 * @param table the table
 * @param index the index
 */
record IndexPart(Table table, Index index) implements TablePart {

	@Override
	public @Nullable Name name() {
		return this.index.name();
	}

	@Override
	public IndexPart withName(Name name) {
		return new IndexPart(this.table, this.index.withName(name));
	}

	@Override
	public Object kind() {
		return Index.class;
	}

	@Override
	public Object definition() {
		return this.index.definition();
	}

	@Override
	public List<Name> indexed() {
		return this.index.elements()
			.stream()
			.map(IndexElement::column)
			.takeWhile(Objects::nonNull)
			.flatMap(Stream::ofNullable)
			.toList();
	}

	@Override
	public Set<Name> key() {
		boolean whole = this.index.predicate() == null && this.index.columns().size() == this.index.elements().size();
		return (this.index.unique() && whole) ? Set.copyOf(this.index.columns()) : Set.of();
	}

	@Override
	public boolean restsOn(Collection<Name> retyped, Collection<Name> replaced) {
		if (CollectionUtils.containsAny(this.index.columns(), replaced)
				|| CollectionUtils.containsAny(this.index.included(), replaced)) {
			return true;
		}
		return isBoundToTypeOf(retyped) || Stream
			.concat(Stream.ofNullable(this.index.predicate()),
					this.index.elements().stream().map(IndexElement::expression).filter(Objects::nonNull))
			.anyMatch((expression) -> expression.mentions(retyped) || expression.mentions(replaced));
	}

	@Override
	public boolean isKeyThatIncludes(Collection<Name> columns) {
		return !key().isEmpty() && CollectionUtils.containsAny(this.index.included(), columns);
	}

	private boolean isBoundToTypeOf(Collection<Name> columns) {
		return this.index.elements()
			.stream()
			.filter((element) -> element.column() != null && columns.contains(element.column()))
			.anyMatch((element) -> element.operatorClass() != null || !this.index.method().equals(Index.BTREE));
	}

	@Override
	public boolean isRelation() {
		return true;
	}

	@Override
	public boolean isConstraint() {
		return false;
	}

	@Override
	public Name nameBy(NamingConvention convention) {
		return convention.nameOf(this.table, this.index);
	}

	@Override
	public Operation create() {
		return new CreateIndex(tableName(), this.index);
	}

	@Override
	public Operation drop() {
		return create().inverse();
	}

}
