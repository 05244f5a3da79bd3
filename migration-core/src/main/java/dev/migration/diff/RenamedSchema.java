package dev.migration.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import dev.migration.operation.Operation;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;

/**
 * A schema in which some things have got other names.
 *
 * @param schema the schema after
 * @param operations what led there, in order; all of them reversible
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RenamedSchema(SchemaModel schema, List<Operation> operations) {

	private static final String INTERIM = "renaming_";

	public RenamedSchema {
		operations = List.copyOf(operations);
	}

	/**
	 * Return a schema in which nothing has got another name yet.
	 * @param schema the schema
	 * @return the same schema
	 */
	public static RenamedSchema of(SchemaModel schema) {
		return new RenamedSchema(schema, List.of());
	}

	/**
	 * Carry out renames, each when its new name is free. Names that are swapped, or go
	 * round in a longer circle, take a way over a name that nothing has.
	 * @param renames the renames
	 * @return the schema with them
	 */
	public RenamedSchema with(List<Rename> renames) {
		RenamedSchema current = this;
		List<Rename> waiting = new ArrayList<>(renames);
		while (!waiting.isEmpty()) {
			Optional<Rename> next = waiting.stream()
				.filter((rename) -> waiting.stream()
					.noneMatch((other) -> !other.equals(rename) && other.isBeside(rename)
							&& other.from().equals(rename.to())))
				.findFirst();
			Rename rename = next.orElse(waiting.get(0));
			if (next.isPresent()) {
				waiting.remove(rename);
				current = current.with(rename);
			}
			else {
				Name interim = current.freeName(rename);
				current = current.with(rename.withTo(interim));
				waiting.set(0, rename.withFrom(interim));
			}
		}
		return current;
	}

	private RenamedSchema with(Rename rename) {
		Operation operation = rename.operation(this.schema);
		List<Operation> more = new ArrayList<>(this.operations);
		more.add(operation);
		return new RenamedSchema(operation.applyTo(this.schema), more);
	}

	private Name freeName(Rename rename) {
		TreeSet<Name> names = new TreeSet<>();
		QualifiedName table = rename.table();
		if (table != null) {
			this.schema.table(table)
				.ifPresent((owner) -> owner.columns().forEach((column) -> names.add(column.name())));
		}
		this.schema.tables().forEach((other) -> names.add(other.name().name()));
		this.schema.sequences().forEach((other) -> names.add(other.name().name()));
		int number = 1;
		while (names.contains(Name.of(INTERIM + number))) {
			number++;
		}
		return Name.of(INTERIM + number);
	}

}
