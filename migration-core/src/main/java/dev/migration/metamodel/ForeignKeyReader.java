package dev.migration.metamodel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.migration.metamodel.ColumnDefinition.NamedReference;
import dev.migration.schema.Deferral;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.ForeignKeyMatch;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.ReferentialAction;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Reads the foreign keys that Hibernate creates.
 */
final class ForeignKeyReader {

	private final MappingNames names;

	private final GeneratedNames generatedNames;

	private final KeyOrder keyOrder;

	ForeignKeyReader(MappingNames names, GeneratedNames generatedNames, KeyOrder keyOrder) {
		this.names = names;
		this.generatedNames = generatedNames;
		this.keyOrder = keyOrder;
	}

	List<ForeignKey> read(Table table) {
		List<ForeignKey> keys = new ArrayList<>();
		for (org.hibernate.mapping.ForeignKey key : table.getForeignKeyCollection()) {
			if (key.isCreationEnabled() && key.isPhysicalConstraint()) {
				keys.add(read(key));
			}
		}
		return keys;
	}

	private ForeignKey read(org.hibernate.mapping.ForeignKey key) {
		String text = ((key.getKeyDefinition() != null) ? key.getKeyDefinition() : "") + " "
				+ ((key.getOptions() != null) ? key.getOptions() : "");
		ForeignKeyClause clause = ForeignKeyClause.of(text);
		Table target = key.getReferencedTable();
		List<Pair> pairs = pairs(key, target);
		List<Name> columns = pairs.stream().map((pair) -> this.names.of(pair.column())).toList();
		List<Name> targetColumns = pairs.stream().map((pair) -> this.names.of(pair.target())).toList();
		QualifiedName targetName = this.names.of(target);
		if (!clause.columns().isEmpty()) {
			columns = clause.columns().stream().map(this.names::sql).toList();
		}
		if (clause.table() != null) {
			targetName = this.names.qualifiedSql(clause.table());
			targetColumns = clause.referencedColumns().isEmpty() ? targetColumns
					: clause.referencedColumns().stream().map(this.names::sql).toList();
		}
		Name name = this.generatedNames.isGenerated(key) ? null : this.names.identifier(key.getName());
		return new ForeignKey(name, columns, targetName, targetColumns,
				action(clause.onDelete(), key.getOnDeleteAction()), action(clause.onUpdate(), null), clause.deferral())
			.withMatch(match(clause));
	}

	private ForeignKeyMatch match(ForeignKeyClause clause) {
		// InnoDB takes the words and forgets them
		return (this.names.syntax() == SqlSyntax.BACKSLASHES) ? ForeignKeyMatch.SIMPLE : clause.match();
	}

	private List<Pair> pairs(org.hibernate.mapping.ForeignKey key, Table target) {
		boolean toPrimaryKey = key.isReferenceToPrimaryKey();
		List<Column> targets = toPrimaryKey ? target.getPrimaryKey().getColumns() : key.getReferencedColumns();
		if (targets.size() != key.getColumns().size()) {
			throw new UnreadableMappingException(
					"Foreign key '" + key.getName() + "' of table '" + key.getTable().getName() + "' pairs '"
							+ key.getColumns().size() + "' columns with '" + targets.size() + "' columns of table '"
							+ target.getName() + "'; name as many join columns as it refers to.",
					null);
		}
		List<Pair> pairs = new ArrayList<>();
		for (int i = 0; i < targets.size(); i++) {
			pairs.add(new Pair(key.getColumns().get(i), targets.get(i)));
		}
		if (toPrimaryKey) {
			List<Column> ordered = this.keyOrder.columns(target.getPrimaryKey());
			pairs.sort(Comparator.comparingInt((pair) -> ordered.indexOf(pair.target())));
		}
		return pairs;
	}

	private ReferentialAction action(@Nullable ReferentialAction written, @Nullable OnDeleteAction mapped) {
		ReferentialAction action = (written != null) ? written : ReferentialAction.NO_ACTION;
		if (mapped != null && mapped != OnDeleteAction.NO_ACTION) {
			action = ReferentialAction.valueOf(mapped.name());
		}
		// InnoDB checks at once in any case, and both servers list the one as the other
		return (action == ReferentialAction.RESTRICT && this.names.syntax() == SqlSyntax.BACKSLASHES)
				? ReferentialAction.NO_ACTION : action;
	}

	/**
	 * Return the foreign key that a column's definition holds, if it says what it refers
	 * to.
	 */
	Optional<ForeignKey> read(Name column, NamedReference reference) {
		ForeignKeyClause clause = reference.clause();
		if (clause.table() == null || clause.referencedColumns().isEmpty()) {
			return Optional.empty();
		}
		Deferral deferral = clause.deferral();
		return Optional.of(new ForeignKey((reference.name() != null) ? this.names.sql(reference.name()) : null,
				List.of(column), this.names.qualifiedSql(clause.table()),
				clause.referencedColumns().stream().map(this.names::sql).toList(), action(clause.onDelete(), null),
				action(clause.onUpdate(), null), deferral));
	}

	private record Pair(Column column, Column target) {

	}

}
