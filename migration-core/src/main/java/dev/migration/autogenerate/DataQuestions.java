package dev.migration.autogenerate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.migration.dialect.Dialect;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Turns doubts about data into questions. A table or a column that is not in the database
 * yet has no data to ask.
 */
final class DataQuestions {

	private final FormerNames names;

	private final Dialect dialect;

	DataQuestions(FormerNames names, Dialect dialect) {
		this.names = names;
		this.dialect = dialect;
	}

	@Nullable DataQuestion rows(QualifiedName table, String failure) {
		return table(table)
			.map((name) -> DataQuestion.count(name, "count(*)",
					(rows) -> isNone(rows) ? "It has no rows now." : "It has " + rows(rows) + " now" + failure + "."))
			.orElse(null);
	}

	@Nullable DataQuestion values(QualifiedName table, Name column) {
		return column(table, column)
			.map((place) -> DataQuestion.count(place.table(), "count(" + place.sql() + ")",
					(rows) -> isNone(rows) ? "There are no values now." : rows(rows, "has", "have") + " a value now."))
			.orElse(null);
	}

	@Nullable DataQuestion greatest(QualifiedName table, Name column) {
		return column(table, column)
			.map((place) -> new DataQuestion(place.table(), List.of("max(" + place.sql() + ")"), (numbers) -> {
				BigDecimal greatest = numbers.get(0);
				return (greatest != null) ? "The greatest is " + greatest.toPlainString() + " now."
						: "There are no values now.";
			}))
			.orElse(null);
	}

	@Nullable DataQuestion zeros(QualifiedName table, Name column) {
		return column(table, column)
			.map((place) -> DataQuestion.count(place.table(), "count(CASE WHEN " + place.sql() + " = 0 THEN 1 END)",
					(rows) -> isNone(rows) ? "No row has 0 now." : rows(rows, "has", "have") + " 0 now."))
			.orElse(null);
	}

	@Nullable DataQuestion nulls(QualifiedName table, Name column, String failure) {
		return column(table, column).map((place) -> DataQuestion.count(place.table(),
				"count(*) - count(" + place.sql() + ")", (rows) -> isNone(rows) ? "No row has one now: fits."
						: rows(rows, "has", "have") + " one now" + failure))
			.orElse(null);
	}

	/**
	 * Ask whether values fit a type, and if no query can tell that, whether there are
	 * any.
	 */
	@Nullable DataQuestion fit(QualifiedName table, Name column, @Nullable Fit fit) {
		Place place = column(table, column).orElse(null);
		if (place == null || fit == null) {
			return values(table, column);
		}
		return switch (fit.measure()) {
			case CHARACTERS -> length(place, "char_length", "character", fit);
			case BYTES -> length(place, "octet_length", "byte", fit);
			case NUMBER -> range(place, fit);
		};
	}

	private static DataQuestion length(Place place, String function, String unit, Fit fit) {
		return new DataQuestion(place.table(), List.of("max(" + function + "(" + place.sql() + "))"), (numbers) -> {
			BigDecimal longest = numbers.get(0);
			return (longest != null) ? "The longest value now has " + counted(longest, unit) + ": "
					+ (fit.holds(longest) ? "fits." : "does not fit.") : "There are no values now.";
		});
	}

	private static String counted(BigDecimal number, String unit) {
		return number + " " + unit + ((number.compareTo(BigDecimal.ONE) == 0) ? "" : "s");
	}

	private DataQuestion range(Place place, Fit fit) {
		List<String> values = new ArrayList<>(List.of("min(" + place.sql() + ")", "max(" + place.sql() + ")"));
		if (fit.scale() != null) {
			values.add("sum(CASE WHEN " + place.sql() + " <> round(" + place.sql() + ", " + fit.scale()
					+ ") THEN 1 ELSE 0 END)");
		}
		return new DataQuestion(place.table(), values, (numbers) -> range(numbers, fit));
	}

	private static String range(List<@Nullable BigDecimal> numbers, Fit fit) {
		BigDecimal least = numbers.get(0);
		BigDecimal greatest = numbers.get(1);
		if (least == null || greatest == null) {
			return "There are no values now.";
		}
		boolean fits = fit.holds(rounded(least, fit)) && fit.holds(rounded(greatest, fit));
		String range = "The values now go from " + least.toPlainString() + " to " + greatest.toPlainString() + ": "
				+ (fits ? "fits" : "does not fit");
		BigDecimal changed = (fit.scale() != null) ? numbers.get(2) : null;
		if (changed == null) {
			return range + ".";
		}
		return range + ", and " + (isNone(changed) ? "no row is" : rows(changed, "is", "are")) + " rounded.";
	}

	private static BigDecimal rounded(BigDecimal value, Fit fit) {
		return (fit.scale() == null || value.scale() <= fit.scale()) ? value
				: value.setScale(fit.scale(), RoundingMode.HALF_UP);
	}

	/**
	 * Ask how many keys are there more than once.
	 */
	@Nullable DataQuestion duplicates(QualifiedName table, List<Name> columns, boolean nullsAreEqual) {
		List<Name> former = columns(table, columns);
		if (former.size() < columns.size()) {
			return null;
		}
		List<String> keys = former.stream().map(this.dialect::quote).toList();
		return duplicates(former(table), keys, nullsAreEqual, null);
	}

	@Nullable DataQuestion duplicates(QualifiedName table, Index index) {
		if (columns(table, index.columns()).size() < index.columns().size() || table(table).isEmpty()) {
			return null;
		}
		List<String> keys = new ArrayList<>();
		for (IndexElement element : index.elements()) {
			if (element.expression() != null) {
				keys.add("(" + element.expression().source() + ")");
			}
			else if (element.column() != null) {
				keys.add(this.dialect.quote(this.names.column(table, element.column()).orElse(element.column())));
			}
		}
		return duplicates(former(table), keys, index.nullsNotDistinct(), index.predicate());
	}

	private DataQuestion duplicates(QualifiedName table, List<String> keys, boolean nullsAreEqual,
			@Nullable Expression predicate) {
		List<String> conditions = new ArrayList<>();
		if (!nullsAreEqual) {
			keys.forEach((key) -> conditions.add(key + " IS NOT NULL"));
		}
		if (predicate != null) {
			conditions.add("(" + predicate.source() + ")");
		}
		String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
		String groups = "SELECT 1 AS one FROM " + this.dialect.quote(table) + where + " GROUP BY "
				+ String.join(", ", keys) + " HAVING count(*) > 1";
		return DataQuestion.ofQuery(table, "SELECT count(*) FROM (" + groups + ") keys_twice",
				(groupCount) -> isNone(groupCount) ? "All are different now: fits."
						: counted(groupCount, "value is", "values are") + " there more than once now: fails.");
	}

	/**
	 * Ask how many rows refer to nothing.
	 */
	@Nullable DataQuestion orphans(QualifiedName table, ForeignKey key) {
		List<Name> columns = columns(table, key.columns());
		if (columns.size() < key.columns().size()) {
			return null;
		}
		List<Name> referenced = columns(key.referencedTable(), key.referencedColumns());
		String given = columns.stream()
			.map((column) -> "c." + this.dialect.quote(column) + " IS NOT NULL")
			.collect(Collectors.joining(" AND "));
		String sql = "SELECT count(*) FROM " + this.dialect.quote(former(table)) + " c WHERE " + given;
		if (referenced.size() == columns.size()) {
			List<String> pairs = new ArrayList<>();
			for (int index = 0; index < columns.size(); index++) {
				pairs.add("p." + this.dialect.quote(referenced.get(index)) + " = c."
						+ this.dialect.quote(columns.get(index)));
			}
			sql += " AND NOT EXISTS (SELECT 1 FROM " + this.dialect.quote(former(key.referencedTable())) + " p WHERE "
					+ String.join(" AND ", pairs) + ")";
		}
		return DataQuestion.ofQuery(former(table), sql, (rows) -> isNone(rows) ? "Every row has its own now: fits."
				: rows(rows, "has", "have") + " none now: fails.");
	}

	@Nullable DataQuestion violations(QualifiedName table, Expression condition) {
		return table(table)
			.map((name) -> DataQuestion.count(name, "sum(CASE WHEN NOT (" + condition.source() + ") THEN 1 ELSE 0 END)",
					(rows) -> isNone(rows) ? "No row does now: fits." : rows(rows, "does", "do") + " now: fails."))
			.orElse(null);
	}

	private Optional<QualifiedName> table(QualifiedName table) {
		return this.names.table(table).map((found) -> found.name());
	}

	private QualifiedName former(QualifiedName table) {
		return table(table).orElse(table);
	}

	private Optional<Place> column(QualifiedName table, Name column) {
		return this.names.column(table, column).map((name) -> new Place(former(table), this.dialect.quote(name)));
	}

	private List<Name> columns(QualifiedName table, List<Name> columns) {
		return columns.stream().map((column) -> this.names.column(table, column)).flatMap(Optional::stream).toList();
	}

	private static boolean isNone(BigDecimal count) {
		return count.signum() == 0;
	}

	private static String rows(BigDecimal count) {
		return counted(count, "row", "rows");
	}

	private static String rows(BigDecimal count, String one, String several) {
		return counted(count, "row " + one, "rows " + several);
	}

	private static String counted(BigDecimal count, String one, String several) {
		return count.toPlainString() + " " + ((count.compareTo(BigDecimal.ONE) != 0) ? several : one);
	}

	private record Place(QualifiedName table, String sql) {

	}

}
