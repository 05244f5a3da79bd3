package dev.migration.diff;

import java.util.regex.Pattern;

import dev.migration.schema.Name;

/**
 * The names that H2 2.4 counts for constraints that have none, from the name of their
 * table and what is free at that time: {@code constraint_9}, {@code constraint_9a}. A key
 * that goes sets its name free, and the next table may get it
 * ({@code CountedNamesIntegrationTests}).
 */
final class CountedNames {

	private static final Pattern COUNTED = Pattern.compile("constraint_[0-9a-f]+", Pattern.CASE_INSENSITIVE);

	private CountedNames() {
	}

	static boolean contains(Name name) {
		return COUNTED.matcher(name.text()).matches();
	}

}
