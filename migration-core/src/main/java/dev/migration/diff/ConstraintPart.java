package dev.migration.diff;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migration.operation.AddConstraint;
import dev.migration.operation.Operation;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Constraint;
import dev.migration.schema.Deferral;
import dev.migration.schema.ExcludeConstraint;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Name;
import dev.migration.schema.NamingConvention;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

import org.springframework.util.CollectionUtils;

/**
 * A constraint and the table that it belongs to.
 *
 * @param table the table
 * @param constraint the constraint
 */
record ConstraintPart(Table table, Constraint constraint) implements TablePart {

	@Override
	public @Nullable Name name() {
		return this.constraint.name();
	}

	@Override
	public ConstraintPart withName(Name name) {
		return new ConstraintPart(this.table, this.constraint.withName(name));
	}

	@Override
	public Object kind() {
		return this.constraint.getClass();
	}

	@Override
	public Object definition() {
		return this.constraint.definition();
	}

	@Override
	public List<Name> indexed() {
		return isKey() ? this.constraint.columns() : List.of();
	}

	@Override
	public Set<Name> key() {
		boolean deferrable = this.constraint instanceof UniqueConstraint unique
				&& unique.deferral() != Deferral.NOT_DEFERRABLE;
		return (isKey() && !deferrable) ? Set.copyOf(this.constraint.columns()) : Set.of();
	}

	@Override
	public boolean restsOn(Collection<Name> retyped, Collection<Name> replaced) {
		if (this.constraint instanceof CheckConstraint check) {
			return check.condition().mentions(retyped) || check.condition().mentions(replaced);
		}
		return CollectionUtils.containsAny(this.constraint.columns(), replaced)
				|| (isForeignKey() && CollectionUtils.containsAny(this.constraint.columns(), retyped));
	}

	@Override
	public boolean isRelation() {
		return isKey() || this.constraint instanceof ExcludeConstraint;
	}

	private boolean isKey() {
		return this.constraint instanceof PrimaryKey || this.constraint instanceof UniqueConstraint;
	}

	@Override
	public boolean isConstraint() {
		return true;
	}

	@Override
	public Optional<ForeignKey> foreignKey() {
		return (this.constraint instanceof ForeignKey key) ? Optional.of(key) : Optional.empty();
	}

	@Override
	public Name nameBy(NamingConvention convention) {
		return convention.nameOf(this.table, this.constraint);
	}

	@Override
	public Operation create() {
		return new AddConstraint(tableName(), this.constraint);
	}

	@Override
	public Operation drop() {
		return create().inverse();
	}

}
