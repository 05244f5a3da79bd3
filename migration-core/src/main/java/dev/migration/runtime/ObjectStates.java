package dev.migration.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.migration.operation.CreateTable;
import dev.migration.operation.DropObject;
import dev.migration.operation.DropTable;
import dev.migration.operation.ExecuteSql;
import dev.migration.operation.Operation;
import dev.migration.operation.RenameTable;
import dev.migration.operation.ReplaceObject;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.ObjectKey;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * What is known of several views, routines and triggers, at most once of each.
 */
final class ObjectStates {

	private static final int FIELDS = 8;

	private final List<ObjectState> states = new ArrayList<>();

	private final Set<QualifiedName> newTables = new HashSet<>();

	/**
	 * Find an object. Of several that the key may mean none is found. A table that was
	 * created has the triggers that came since.
	 */
	Optional<ObjectState> find(ObjectKey key) {
		Optional<ObjectState> same = this.states.stream().filter((state) -> state.key().equals(key)).findFirst();
		if (same.isPresent()) {
			return same;
		}
		List<ObjectState> matching = this.states.stream().filter((state) -> state.key().matches(key)).toList();
		if (matching.isEmpty() && key.table() != null && this.newTables.contains(key.table())) {
			return Optional.of(new ObjectState(key, null));
		}
		return (matching.size() == 1) ? Optional.of(matching.get(0)) : Optional.empty();
	}

	void put(ObjectState state) {
		this.states.removeIf((one) -> one.key().matches(state.key()));
		this.states.add(state);
	}

	/**
	 * Keep what was known first.
	 */
	void putIfAbsent(ObjectState state) {
		if (this.states.stream().noneMatch((one) -> one.key().equals(state.key()))) {
			this.states.add(state);
		}
	}

	void forEach(Consumer<ObjectState> consumer) {
		this.states.forEach(consumer);
	}

	boolean isEmpty() {
		return this.states.isEmpty();
	}

	/**
	 * Follow an operation. Raw SQL that names an object may have done anything to it.
	 */
	void apply(Operation operation) {
		if (operation instanceof ReplaceObject replace) {
			DatabaseObject from = replace.from();
			DatabaseObject to = replace.to();
			put(new ObjectState(to.key(),
					(to.properties() == null && from != null) ? to.withProperties(from.properties()) : to));
		}
		else if (operation instanceof DropObject drop) {
			put(new ObjectState(drop.object(), null));
		}
		else if (operation instanceof CreateTable create && !create.ifNotExists()) {
			this.newTables.add(create.table().name());
		}
		else if (operation instanceof DropTable drop) {
			this.newTables.remove(drop.table());
			this.states.removeIf((state) -> drop.table().equals(state.key().table()));
		}
		else if (operation instanceof RenameTable rename) {
			this.newTables.remove(rename.from());
			this.states.removeIf((state) -> rename.from().equals(state.key().table()));
		}
		else if (operation instanceof ExecuteSql data) {
			String sql = data.sql().toLowerCase(Locale.ROOT);
			this.states.removeIf((state) -> isNamed(state.key().name(), sql));
			// It may create a trigger
			this.newTables.removeIf((table) -> isNamed(table, sql));
		}
	}

	private static boolean isNamed(QualifiedName name, String sql) {
		return sql.contains(name.name().text().toLowerCase(Locale.ROOT));
	}

	/**
	 * Return a text from which the states can be read.
	 */
	String text() {
		return this.states.stream().map(ObjectStates::text).collect(Collectors.joining());
	}

	private static String text(ObjectState state) {
		ObjectKey key = state.key();
		QualifiedName table = key.table();
		DatabaseObject object = state.object();
		List<String> properties = (object != null) ? object.properties() : null;
		return TextFields.text(Arrays.asList(key.kind(), key.name().schema(), key.name().name(),
				(table != null) ? table.schema() : null, (table != null) ? table.name() : null, key.arguments(),
				(object != null) ? object.definition() : null,
				(properties != null) ? TextFields.text(properties) : null));
	}

	/**
	 * Read states.
	 * @param text what {@link #text()} has written
	 * @return the states
	 * @throws IllegalArgumentException if the text was not written so
	 */
	static ObjectStates parse(String text) {
		ObjectStates states = new ObjectStates();
		List<@Nullable String> parts = TextFields.parse(text);
		for (int start = 0; start < parts.size(); start += FIELDS) {
			states.put(state(parts.subList(start, start + FIELDS)));
		}
		return states;
	}

	private static ObjectState state(List<@Nullable String> parts) {
		ObjectKind kind = ObjectKind.valueOf(String.valueOf(parts.get(0)));
		QualifiedName name = QualifiedName.of(parts.get(1), String.valueOf(parts.get(2)));
		String table = parts.get(4);
		QualifiedName owner = (table != null) ? QualifiedName.of(parts.get(3), table) : null;
		String definition = parts.get(6);
		String properties = parts.get(7);
		return new ObjectState(new ObjectKey(kind, name, owner, parts.get(5)),
				(definition != null) ? new DatabaseObject(kind, name, owner, definition,
						(properties != null) ? properties(properties) : null) : null);
	}

	private static List<String> properties(String text) {
		return TextFields.parse(text).stream().map(String::valueOf).toList();
	}

}
