package dev.migration.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migration.autogenerate.SchemaObject.Kind;
import dev.migration.diff.Rename;
import dev.migration.diff.RenameCandidates;
import dev.migration.schema.Name;
import dev.migration.schema.PreviousNames;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;
import dev.migration.schema.Table;

/**
 * Objects of a database that this history has not created and that are ours all the same,
 * because somebody says that they are what the model has under another name. They are
 * renamed and never dropped.
 *
 * @param present the schema of the database
 * @param wanted the schema of the model
 */
record ClaimedObjects(SchemaModel present, SchemaModel wanted) {

	Set<SchemaObject> by(PreviousNames previousNames, List<RenameAnswer> answers) {
		Set<SchemaObject> claimed = new LinkedHashSet<>();
		List<Rename> tables = new ArrayList<>();
		for (Map.Entry<QualifiedName, List<Name>> hint : previousNames.tables().entrySet()) {
			hint.getValue()
				.stream()
				.map(hint.getKey()::sibling)
				.filter((former) -> isTable(former, hint.getKey()))
				.findFirst()
				.ifPresent((former) -> tables.add(Rename.of(Rename.Kind.TABLE, former, hint.getKey().name())));
		}
		for (RenameAnswer answer : answers) {
			this.present.tables()
				.stream()
				.map(Table::name)
				.filter((former) -> answer.isRelation(former) && isTable(former, former.sibling(answer.to())))
				.forEach((former) -> tables.add(Rename.of(Rename.Kind.TABLE, former, answer.to())));
			this.present.sequences()
				.stream()
				.map(Sequence::name)
				.filter((former) -> answer.isRelation(former) && isSequence(former, former.sibling(answer.to())))
				.forEach((former) -> claimed.add(new SchemaObject(Kind.SEQUENCE, former)));
		}
		tables.forEach((table) -> claimed.add(new SchemaObject(Kind.TABLE, table.qualifiedFrom())));
		addDerived(claimed, tables);
		return claimed;
	}

	private void addDerived(Set<SchemaObject> claimed, List<Rename> tables) {
		RenameCandidates.between(this.present, this.wanted, tables)
			.derivedRelations()
			.stream()
			.map((candidate) -> candidate.rename())
			.forEach((rename) -> claimed.add(new SchemaObject(
					(rename.kind() == Rename.Kind.TABLE) ? Kind.TABLE : Kind.SEQUENCE, rename.qualifiedFrom())));
	}

	private boolean isTable(QualifiedName former, QualifiedName name) {
		return this.present.table(former).isPresent() && this.present.table(name).isEmpty()
				&& this.wanted.table(name).isPresent() && this.wanted.table(former).isEmpty();
	}

	private boolean isSequence(QualifiedName former, QualifiedName name) {
		return this.present.sequence(former).isPresent() && this.present.sequence(name).isEmpty()
				&& this.wanted.sequence(name).isPresent() && this.wanted.sequence(former).isEmpty();
	}

}
