package dev.migration.metamodel;

import dev.migration.dialect.Dialect;
import dev.migration.schema.ColumnType;
import dev.migration.schema.SequenceOptions;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.Sequence;

/**
 * Reads one sequence.
 */
final class SequenceReader {

	private final org.hibernate.dialect.Dialect hibernateDialect;

	private final Dialect dialect;

	private final MappingNames names;

	SequenceReader(Metadata metadata, Dialect dialect, MappingNames names) {
		this.hibernateDialect = metadata.getDatabase().getDialect();
		this.dialect = dialect;
		this.names = names;
	}

	dev.migration.schema.Sequence read(Sequence sequence) {
		// The options of the statement say it all, also the bounds that Hibernate adds to
		// start at or below zero
		String name = this.names.context().format(sequence.getName());
		String sql = this.hibernateDialect.getSequenceSupport()
			.getCreateSequenceStrings(name, sequence.getInitialValue(), sequence.getIncrementSize(),
					sequence.getOptions())[0];
		CounterOptions options = CounterOptions.of(sql.substring(sql.indexOf(name) + name.length()),
				SequenceOptions.DEFAULT);
		ColumnType type = this.dialect.parseType((options.type() != null) ? options.type() : "bigint");
		return new dev.migration.schema.Sequence(this.names.of(sequence.getName()), type, options.options());
	}

}
