package dev.migration.testing.pairs;

import java.util.List;

import dev.migration.schema.CompositeType;
import dev.migration.schema.EnumType;
import dev.migration.schema.Sequence;

/**
 * A schema whose parts may not fit together yet.
 *
 * @param tables the tables
 * @param sequences the sequences
 * @param enumTypes the enum types
 * @param compositeTypes the composite types
 */
record SchemaDraft(List<TableDraft> tables, List<Sequence> sequences, List<EnumType> enumTypes,
		List<CompositeType> compositeTypes) {

	SchemaDraft {
		tables = List.copyOf(tables);
		sequences = List.copyOf(sequences);
		enumTypes = List.copyOf(enumTypes);
		compositeTypes = List.copyOf(compositeTypes);
	}

	SchemaDraft withTables(List<TableDraft> other) {
		return new SchemaDraft(other, this.sequences, this.enumTypes, this.compositeTypes);
	}

}
