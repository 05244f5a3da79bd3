package dev.migration.benchmarks.compare;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the first table of the model that a text names.
 */
final class TableNames {

	private static final Pattern TABLE = Pattern.compile("(?<![A-Za-z0-9_])t\\d{5}(?![A-Za-z0-9_])");

	// Some name no table but only what belongs to it
	private static final Pattern PART = Pattern.compile("(?<=_)t\\d{5}(?=_)");

	private TableNames() {
	}

	static Set<String> in(Collection<String> texts) {
		Set<String> tables = new TreeSet<>();
		for (String text : texts) {
			Matcher table = TABLE.matcher(text);
			Matcher part = PART.matcher(text);
			if (table.find()) {
				tables.add(table.group());
			}
			else if (part.find()) {
				tables.add(part.group());
			}
			else {
				// Whatever it is, nobody asked for it
				tables.add(text);
			}
		}
		return tables;
	}

}
