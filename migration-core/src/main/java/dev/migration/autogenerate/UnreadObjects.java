package dev.migration.autogenerate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migration.autogenerate.SchemaObject.Kind;
import dev.migration.operation.ExecuteSql;
import dev.migration.operation.Operation;
import dev.migration.reflection.UnreadPart;
import dev.migration.reflection.UnreadParts;
import dev.migration.runtime.MigrationSession;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import org.jspecify.annotations.Nullable;

/**
 * What a database has and no model can say. What this history has made is its own affair;
 * anything else is named, so that nobody takes it for compared.
 */
final class UnreadObjects {

	private final List<UnreadPart> parts;

	private final MigrationSession session;

	private final SchemaModel wanted;

	private final SchemaModel replayed;

	private final List<String> statements;

	private UnreadObjects(List<UnreadPart> parts, MigrationSession session, SchemaModel wanted, SchemaModel replayed,
			List<String> statements) {
		this.parts = parts;
		this.session = session;
		this.wanted = wanted;
		this.replayed = replayed;
		this.statements = statements;
	}

	/**
	 * Find them.
	 * @param schemas the schemas to look at
	 * @param wanted the schema of the entities
	 * @param past the operations of the history
	 * @param replayed what they lead to
	 */
	static UnreadObjects of(MigrationSession session, SeenSchemas schemas, SchemaModel wanted, List<Operation> past,
			SchemaModel replayed) {
		List<String> statements = past.stream()
			.filter(ExecuteSql.class::isInstance)
			.map((operation) -> ((ExecuteSql) operation).sql().toLowerCase(Locale.ROOT))
			.toList();
		return new UnreadObjects(UnreadParts.of(session.connection(), session.database().dialect(), schemas.stored()),
				session, wanted, replayed, statements);
	}

	/**
	 * Return the objects that neither the entities nor the history know.
	 */
	List<SchemaObject> unknown() {
		Set<SchemaObject> known = new HashSet<>();
		Stream.of(this.wanted, this.replayed)
			.flatMap((schema) -> schema.objects().stream())
			.filter((object) -> object.kind() != ObjectKind.TRIGGER)
			.forEach((object) -> known.add(new SchemaObject(kind(object.kind().words()), object.name())));
		List<SchemaObject> unknown = new ArrayList<>();
		for (UnreadPart part : this.parts) {
			if (part.kind() != null && !isExecuted(part.word(), "")) {
				unknown.add(new SchemaObject(kind(part.kind()), this.session.inModel(part.name())));
			}
		}
		unknown.removeAll(known);
		return unknown;
	}

	private static Kind kind(String word) {
		return Kind.valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
	}

	/**
	 * Return what is not compared of some tables, a sentence each.
	 */
	List<String> ofTables(SchemaModel schema) {
		List<String> sentences = new ArrayList<>();
		for (UnreadPart part : this.parts) {
			QualifiedName name = this.session.inModel(part.name());
			boolean made = isExecuted(part.word(), name.name().text()) || isTrigger(name, part.word());
			if (part.kind() == null && schema.table(name).isPresent() && !made) {
				sentences.add("Table '" + name + "' " + part.text() + ".");
			}
		}
		return sentences;
	}

	/**
	 * Return the views that only the history knows, in one sentence if there are any.
	 */
	List<String> ofHistory() {
		Set<QualifiedName> mapped = this.wanted.objects()
			.stream()
			.map(DatabaseObject::name)
			.collect(Collectors.toSet());
		String names = this.replayed.objects()
			.stream()
			.filter((object) -> object.kind() == ObjectKind.VIEW && !mapped.contains(object.name()))
			.map((view) -> "'" + view.name() + "'")
			.sorted()
			.collect(Collectors.joining(", "));
		return names.isEmpty() ? List.of() : List.of("Views of this history that no entity is mapped to: " + names
				+ "; if one is not wanted any more, drop it in a revision of your own.");
	}

	/**
	 * Return what the database adds to constraints and indexes without a revision that
	 * says so, a sentence each.
	 */
	List<String> ofParts(List<SchemaObject> taken) {
		return taken.stream()
			.filter((part) -> !isReplayed(part) && !isExecuted(part.name().name().text(), ""))
			.map((part) -> "Table '" + part.table() + "' has the " + part.kind().word() + " '" + part.name().name()
					+ "', for which mappings have no words.")
			.toList();
	}

	private boolean isReplayed(SchemaObject part) {
		Name name = part.name().name();
		return this.replayed.table(Objects.requireNonNull(part.table()))
			.filter((table) -> table.constraints().stream().anyMatch((constraint) -> name.equals(constraint.name()))
					|| table.indexes().stream().anyMatch((index) -> name.equals(index.name())))
			.isPresent();
	}

	private boolean isTrigger(QualifiedName table, @Nullable String name) {
		return name != null && this.replayed.objects()
			.stream()
			.anyMatch((object) -> object.kind() == ObjectKind.TRIGGER && table.equals(object.key().table())
					&& object.name().name().text().equalsIgnoreCase(name));
	}

	private boolean isExecuted(@Nullable String word, String other) {
		if (word == null) {
			return false;
		}
		String lower = word.toLowerCase(Locale.ROOT);
		String table = other.toLowerCase(Locale.ROOT);
		return this.statements.stream().anyMatch((sql) -> sql.contains(lower) && sql.contains(table));
	}

}
