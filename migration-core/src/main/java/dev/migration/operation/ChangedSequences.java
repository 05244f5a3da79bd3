package dev.migration.operation;

import java.util.function.UnaryOperator;

import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;

/**
 * What operations make of sequences.
 */
final class ChangedSequences {

	private ChangedSequences() {
	}

	static SchemaModel after(CreateSequence operation, SchemaModel schema) {
		if (operation.ifNotExists() && schema.sequence(operation.sequence().name()).isPresent()) {
			return schema;
		}
		return schema.withSequences(Elements.with(schema.sequences(), operation.sequence()));
	}

	static SchemaModel after(DropSequence operation, SchemaModel schema) {
		QualifiedName name = operation.sequence();
		Elements.require(operation.ifExists() || schema.sequence(name).isPresent(), "sequence", name);
		return schema.withSequences(Elements.without(schema.sequences(), (sequence) -> sequence.name().equals(name)));
	}

	static SchemaModel after(AlterSequence operation, SchemaModel schema) {
		return changed(schema, operation.from().name(), (sequence) -> operation.to());
	}

	static SchemaModel after(RenameSequence operation, SchemaModel schema) {
		return changed(schema, operation.from(),
				(sequence) -> new Sequence(operation.to(), sequence.type(), sequence.options()));
	}

	private static SchemaModel changed(SchemaModel schema, QualifiedName name, UnaryOperator<Sequence> change) {
		Elements.require(schema.sequence(name).isPresent(), "sequence", name);
		return schema
			.withSequences(Elements.replaced(schema.sequences(), (sequence) -> sequence.name().equals(name), change));
	}

}
