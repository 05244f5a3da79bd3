package dev.migration.autogenerate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migration.autogenerate.SchemaObject.Kind;
import dev.migration.schema.Name;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;
import dev.migration.schema.Table;

/**
 * Looks whether an answer about a rename is about something that takes no part in the
 * comparison.
 *
 * @param present the schema as it is, complete
 * @param wanted the schema of the mapping, complete
 * @param included what takes part
 */
record LeftOutNames(SchemaModel present, SchemaModel wanted, ObjectFilter included) {

	/**
	 * Explain why an answer fits nothing.
	 * @param failure what was said about it
	 * @param answers all answers
	 * @return the failure, more to the point if a filter is the reason
	 */
	InvalidRenameException explain(InvalidRenameException failure, List<RenameAnswer> answers) {
		return answers.stream()
			.filter((answer) -> answer.argument().equals(failure.argument()))
			.findFirst()
			.flatMap((answer) -> in(this.present, answer, answer.from()).or(() -> in(this.wanted, answer, answer.to())))
			.map((object) -> new InvalidRenameException(failure.argument(), "is about " + object
					+ ", which takes no part in the comparison; look at"
					+ " 'migration.autogenerate.exclude', 'migration.autogenerate.include' and the 'ObjectFilter'"
					+ " beans."))
			.orElse(failure);
	}

	private Optional<SchemaObject> in(SchemaModel schema, RenameAnswer answer, Name name) {
		RenameAnswer sought = new RenameAnswer(answer.argument(), answer.path(), name, name);
		Stream<SchemaObject> sequences = schema.sequences()
			.stream()
			.map(Sequence::name)
			.filter(sought::isRelation)
			.map((sequence) -> new SchemaObject(Kind.SEQUENCE, sequence));
		return Stream.concat(schema.tables().stream().flatMap((table) -> in(table, sought)), sequences)
			.filter((object) -> !this.included.includes(object))
			.findFirst();
	}

	private static Stream<SchemaObject> in(Table table, RenameAnswer sought) {
		SchemaObject whole = new SchemaObject(Kind.TABLE, table.name());
		if (sought.isRelation(table.name())) {
			return Stream.of(whole);
		}
		if (!sought.isIn(table.name())) {
			return Stream.empty();
		}
		return Stream.concat(Stream.of(whole),
				table.column(sought.from())
					.stream()
					.map((column) -> SchemaObject.of(Kind.COLUMN, table.name(), column.name())));
	}

}
