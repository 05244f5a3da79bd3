package dev.migration.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migration.operation.AddColumn;
import dev.migration.operation.AlterColumn;
import dev.migration.operation.DropObject;
import dev.migration.operation.Operation;
import dev.migration.operation.ReplaceObject;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the views of the new model. A view whose query names a table that
 * changes under it is dropped first and created again at the end; views that only the old
 * model has stay, since whoever wrote them by hand wants to keep them.
 */
final class ViewChanges {

	private final List<Change> changes = new ArrayList<>();

	ViewChanges(SchemaModel from, SchemaModel to, Collection<TableChange> tables, Collection<WholeTable> leaving,
			Set<QualifiedName> touched) {
		if (to.objects().isEmpty()) {
			return;
		}
		Set<QualifiedName> unsettled = new HashSet<>(touched);
		leaving.forEach((table) -> unsettled.add(table.name()));
		Set<QualifiedName> widened = new HashSet<>();
		for (TableChange table : tables) {
			Stream.concat(table.computedColumnDrops().stream(), table.columnOperations().stream())
				.forEach((operation) -> ((operation instanceof AddColumn) ? widened : unsettled)
					.addAll(isHarmless(operation) ? Set.of() : Set.of(table.name())));
		}
		for (DatabaseObject view : inOrder(to.objects())) {
			Optional<DatabaseObject> before = from.object(view.key());
			boolean makesWay = before
				.filter((object) -> mentions(object, unsettled)
						|| (object.definition().contains("*") && mentions(object, widened)))
				.isPresent();
			if (makesWay) {
				unsettled.add(view.name());
			}
			if (makesWay || before.filter((object) -> object.definition().equals(view.definition())).isEmpty()) {
				this.changes.add(new Change(before.orElse(null), view, makesWay));
			}
		}
	}

	private static boolean isHarmless(Operation operation) {
		return operation instanceof AlterColumn alter && alter.from().type().equals(alter.to().type())
				&& alter.from().name().equals(alter.to().name());
	}

	private static List<DatabaseObject> inOrder(List<DatabaseObject> objects) {
		List<DatabaseObject> waiting = new ArrayList<>(objects);
		List<DatabaseObject> ordered = new ArrayList<>();
		while (!waiting.isEmpty()) {
			DatabaseObject next = waiting.stream()
				.filter((object) -> waiting.stream()
					.map(DatabaseObject::name)
					.noneMatch((other) -> !other.equals(object.name()) && mentions(object, Set.of(other))))
				.findFirst()
				.orElse(waiting.get(0));
			waiting.remove(next);
			ordered.add(next);
		}
		return ordered;
	}

	static boolean mentions(DatabaseObject object, Set<QualifiedName> names) {
		return names.stream()
			.map((name) -> Pattern.quote(name.name().text()))
			.map((name) -> Pattern.compile("(?iu)(?<![\\w$])" + name + "(?![\\w$])"))
			.anyMatch((name) -> name.matcher(object.definition()).find());
	}

	List<Operation> drops() {
		List<Operation> operations = new ArrayList<>(this.changes.stream()
			.filter(Change::makesWay)
			.map(Change::from)
			.flatMap(Stream::ofNullable)
			.<Operation>map((view) -> new DropObject(view.key(), view, false))
			.toList());
		Collections.reverse(operations);
		return operations;
	}

	List<Operation> creations() {
		return this.changes.stream()
			.<Operation>map((change) -> new ReplaceObject(change.makesWay() ? null : change.from(), change.to()))
			.toList();
	}

	/**
	 * A view that comes or is not the one it was.
	 *
	 * @param from the view before, or {@code null} for none
	 * @param to the view after
	 * @param makesWay whether it is dropped first
	 */
	private record Change(@Nullable DatabaseObject from, DatabaseObject to, boolean makesWay) {

	}

}
