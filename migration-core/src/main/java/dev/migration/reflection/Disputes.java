package dev.migration.reflection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.CompositeType;
import dev.migration.schema.EnumType;
import dev.migration.schema.Expression;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;
import dev.migration.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * The expressions whose texts differ between two schemas where they could mean the same:
 * in tables that both have. All is asked in the context of the second schema, and columns
 * that only the first one has stay visible, because its expressions may name them.
 */
final class Disputes {

	private final List<Dispute> disputes = new ArrayList<>();

	private final List<Equivalent> defaults = new ArrayList<>();

	private final Map<QualifiedName, List<Column>> columns = new LinkedHashMap<>();

	private final List<EnumType> enumTypes;

	private final List<CompositeType> compositeTypes;

	private final List<Sequence> sequences;

	private Disputes(SchemaModel from, SchemaModel to) {
		this.enumTypes = newEnumTypes(from, to);
		this.compositeTypes = newCompositeTypes(from, to);
		this.sequences = to.sequences()
			.stream()
			.filter((sequence) -> sequence.name().schema() == null && from.sequence(sequence.name()).isEmpty())
			.toList();
	}

	static Disputes between(SchemaModel from, SchemaModel to) {
		Disputes result = new Disputes(from, to);
		for (Table target : to.tables()) {
			from.table(target.name()).ifPresent((table) -> result.collect(table, target));
		}
		return result;
	}

	List<Dispute> list() {
		return this.disputes;
	}

	/**
	 * Return the defaults of columns before and after.
	 */
	List<Equivalent> defaults() {
		return this.defaults;
	}

	boolean isEmpty() {
		return this.disputes.isEmpty();
	}

	/**
	 * Return the columns that an expression of that table may name.
	 */
	List<Column> columns(QualifiedName table) {
		return this.columns.getOrDefault(table, List.of());
	}

	/**
	 * Return the types of the migrated schema that the same revision creates or extends.
	 */
	List<EnumType> enumTypes() {
		return this.enumTypes;
	}

	/**
	 * Return the composite types of the migrated schema if the same revision changes any:
	 * others may be made of that one.
	 */
	List<CompositeType> compositeTypes() {
		return this.compositeTypes;
	}

	/**
	 * Return the sequences of the migrated schema that the same revision creates, which
	 * defaults may name.
	 */
	List<Sequence> sequences() {
		return this.sequences;
	}

	private static List<CompositeType> newCompositeTypes(SchemaModel from, SchemaModel to) {
		boolean changed = to.compositeTypes()
			.stream()
			.anyMatch((type) -> !from.compositeType(type.name()).equals(Optional.of(type)));
		return changed
				? CompositeType
					.inOrder(to.compositeTypes().stream().filter((type) -> type.name().schema() == null).toList())
				: List.of();
	}

	private static List<EnumType> newEnumTypes(SchemaModel from, SchemaModel to) {
		return to.enumTypes()
			.stream()
			.filter((type) -> type.name().schema() == null && !from.enumType(type.name()).equals(Optional.of(type)))
			.toList();
	}

	private void collect(Table from, Table to) {
		int before = this.disputes.size();
		for (Column target : to.columns()) {
			Optional<Column> column = from.column(target.name());
			collectDefault(column.orElse(null), target, to.name());
			column.ifPresent((existing) -> collectGenerated(existing, target, to.name()));
		}
		if (!from.checkConstraints().isEmpty() && !to.checkConstraints().isEmpty()) {
			collectAll(checks(from, false), checks(to, true));
		}
		if (hasExpressions(from) && hasExpressions(to)) {
			collectAll(indexes(from, false), indexes(to, true));
		}
		if (this.disputes.size() > before) {
			Stream<Column> dropped = from.columns().stream().filter((column) -> to.column(column.name()).isEmpty());
			this.columns.put(to.name(), Stream.concat(to.columns().stream(), dropped).toList());
		}
	}

	// A default that only the model has is asked about too, because the database drops
	// 'null'; whatever else it is, it is a difference, so no doubt is to be reported
	private void collectDefault(@Nullable Column from, Column to, QualifiedName table) {
		Expression target = to.defaultValue();
		Expression existing = (from != null) ? from.defaultValue() : null;
		if (target == null || target.equals(existing)) {
			return;
		}
		if (existing != null) {
			this.defaults
				.add(new Equivalent(new Probe.Default(to.type(), existing), new Probe.Default(to.type(), target)));
			this.disputes.add(new Dispute(new Probe.Default(to.type(), existing), table, to.name(), false));
		}
		this.disputes.add(new Dispute(new Probe.Default(to.type(), target), table, to.name(), existing != null));
	}

	private void collectGenerated(Column from, Column to, QualifiedName table) {
		if (from.generated() == null || to.generated() == null) {
			return;
		}
		Expression existing = from.generated().expression();
		Expression target = to.generated().expression();
		if (!existing.equals(target)) {
			this.disputes.add(new Dispute(new Probe.Generated(table, to.type(), existing), table, to.name(), false));
			this.disputes.add(new Dispute(new Probe.Generated(table, to.type(), target), table, to.name(), true));
		}
	}

	private static List<Dispute> checks(Table table, boolean reported) {
		return table.checkConstraints()
			.stream()
			.map((check) -> new Dispute(probe(table.name(), check), table.name(), check.name(), reported))
			.toList();
	}

	private static List<Dispute> indexes(Table table, boolean reported) {
		return table.indexes()
			.stream()
			.filter(Disputes::hasExpression)
			.map((index) -> new Dispute(probe(table.name(), index), table.name(), index.name(), reported))
			.toList();
	}

	// These are paired by what they mean, so one open pair puts all of them in question
	private void collectAll(List<Dispute> from, List<Dispute> to) {
		if (!from.isEmpty() && !to.isEmpty() && !probes(from).equals(probes(to))) {
			this.disputes.addAll(from);
			this.disputes.addAll(to);
		}
	}

	private static Set<Probe> probes(List<Dispute> disputes) {
		Set<Probe> probes = new HashSet<>();
		disputes.forEach((dispute) -> probes.add(dispute.probe()));
		return probes;
	}

	static boolean hasExpressions(Table table) {
		for (Index index : table.indexes()) {
			if (hasExpression(index)) {
				return true;
			}
		}
		return false;
	}

	static Probe probe(QualifiedName table, CheckConstraint check) {
		return new Probe.Check(table, check.condition());
	}

	static Probe probe(QualifiedName table, Index index) {
		return new Probe.OfIndex(table, index.definition());
	}

	static boolean hasExpression(Index index) {
		return index.predicate() != null
				|| index.elements().stream().map(IndexElement::column).anyMatch((column) -> column == null);
	}

	/**
	 * One expression in question.
	 *
	 * @param probe the question
	 * @param table the table
	 * @param object the column, constraint or index
	 * @param reported whether somebody has to know if it is not settled
	 */
	record Dispute(Probe probe, QualifiedName table, @Nullable Name object, boolean reported) {

	}

	/**
	 * Two expressions that stand for each other if they are the same.
	 */
	record Equivalent(Probe one, Probe other) {

	}

}
