package dev.migration.operation;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Constraint;
import dev.migration.schema.Deferral;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.ForeignKeyMatch;
import dev.migration.schema.Index;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.ReferentialAction;
import dev.migration.schema.UniqueConstraint;

/**
 * What a constraint or an index has beside its columns, in the words of SQL. Whoever
 * reads that one is dropped and added again wants to know what became of it.
 */
final class DefinitionDetails {

	private static final int LONGEST_SQL = 60;

	private DefinitionDetails() {
	}

	static String of(Constraint constraint) {
		if (constraint instanceof CheckConstraint check) {
			return ": " + shortened(check.condition().source()) + (check.validated() ? "" : " not valid");
		}
		if (constraint instanceof ForeignKey key) {
			return of(key);
		}
		if (constraint instanceof UniqueConstraint unique) {
			return included(unique.included()) + (unique.nullsNotDistinct() ? " nulls not distinct" : "")
					+ of(unique.deferral());
		}
		return (constraint instanceof PrimaryKey key) ? included(key.included()) + of(key.deferral()) : "";
	}

	private static String of(ForeignKey key) {
		return ((key.match() == ForeignKeyMatch.FULL) ? " match full" : "") + action(" on delete ", key.onDelete())
				+ list("", key.onDeleteColumns()) + action(" on update ", key.onUpdate()) + of(key.deferral())
				+ (key.validated() ? "" : " not valid");
	}

	static String of(Index index) {
		return (index.method().equals(Index.BTREE) ? "" : " using " + index.method()) + included(index.included())
				+ (index.nullsNotDistinct() ? " nulls not distinct" : "")
				+ ((index.predicate() != null) ? " where " + shortened(index.predicate().source()) : "");
	}

	static String shortened(String sql) {
		String line = sql.strip().replaceAll("\\s+", " ");
		return (line.length() > LONGEST_SQL) ? line.substring(0, LONGEST_SQL) + "…" : line;
	}

	private static String of(Deferral deferral) {
		return switch (deferral) {
			case NOT_DEFERRABLE -> "";
			case INITIALLY_IMMEDIATE -> " deferrable";
			case INITIALLY_DEFERRED -> " initially deferred";
		};
	}

	private static String action(String words, ReferentialAction action) {
		return (action != ReferentialAction.NO_ACTION)
				? words + action.name().toLowerCase(Locale.ROOT).replace('_', ' ') : "";
	}

	private static String included(List<Name> columns) {
		return list("include ", columns);
	}

	private static String list(String word, Collection<Name> columns) {
		return columns.isEmpty() ? ""
				: columns.stream().map(Name::toString).collect(Collectors.joining(", ", " " + word + "(", ")"));
	}

}
