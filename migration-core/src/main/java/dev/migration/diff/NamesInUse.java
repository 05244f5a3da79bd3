package dev.migration.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.migration.schema.Name;
import dev.migration.schema.NameLimit;
import dev.migration.schema.NamingConvention;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * The names that are taken: tables, sequences and indexes share one space in each schema
 * (an index behind a key counts), the constraints of a table share another.
 */
final class NamesInUse {

	private final Set<Place> places = new HashSet<>();

	void add(QualifiedName relation) {
		this.places.add(new Place(relation.schema(), null, relation.name()));
	}

	void add(TablePart part) {
		if (part.name() != null) {
			this.places.addAll(placesOf(part, part.name()));
		}
	}

	boolean contains(TablePart part) {
		return part.name() != null && isTaken(part, part.name());
	}

	/**
	 * Return whether anything in the schema has the name, whatever it is. H2 keeps all
	 * constraints in one namespace, InnoDB the foreign keys.
	 */
	boolean containsAnywhere(TablePart part) {
		QualifiedName table = part.tableName();
		return this.places.stream()
			.anyMatch((place) -> place.name().equals(part.name()) && Objects.equals(place.schema(), table.schema()));
	}

	/**
	 * Name a part that the model does not name and take the name.
	 * @param part the part
	 * @param convention the names to try first
	 * @return the part with a free name
	 */
	TablePart named(TablePart part, NamingConvention convention) {
		if (part.name() != null) {
			return part;
		}
		Name first = part.nameBy(convention);
		Name name = first;
		for (int i = 2; isTaken(part, name); i++) {
			name = numbered(first, "_" + i, convention.limit());
		}
		TablePart free = part.withName(name);
		add(free);
		return free;
	}

	private boolean isTaken(TablePart part, Name name) {
		return placesOf(part, name).stream().anyMatch(this.places::contains);
	}

	private static List<Place> placesOf(TablePart part, Name name) {
		QualifiedName table = part.tableName();
		List<Place> places = new ArrayList<>();
		if (part.isRelation()) {
			places.add(new Place(table.schema(), null, name));
		}
		if (part.isConstraint()) {
			places.add(new Place(table.schema(), table.name(), name));
		}
		return places;
	}

	private static Name numbered(Name name, String number, NameLimit limit) {
		String text = name.text();
		while (!limit.allows(Name.of(text + number))) {
			text = text.substring(0, text.offsetByCodePoints(text.length(), -1));
		}
		return Name.of(text + number);
	}

	private record Place(@Nullable Name schema, @Nullable Name table, Name name) {

	}

}
