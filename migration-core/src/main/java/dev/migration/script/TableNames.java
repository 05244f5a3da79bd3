package dev.migration.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.operation.InvalidOperationException;
import dev.migration.schema.QualifiedName;

/**
 * The table names of scripts: {@code invoice}, {@code sales.invoice}. A part that holds a
 * dot or a double quote stands in double quotes, a doubled one for one.
 */
final class TableNames {

	private static final Pattern PART = Pattern.compile("\"((?:[^\"]|\"\")+)\"|([^.\"]+)");

	private TableNames() {
	}

	static QualifiedName parse(String name) {
		List<String> parts = new ArrayList<>();
		Matcher matcher = PART.matcher(name);
		int position = 0;
		while (matcher.find(position) && matcher.start() == position) {
			parts.add((matcher.group(2) != null) ? matcher.group(2) : matcher.group(1).replace("\"\"", "\""));
			position = matcher.end();
			if (position == name.length() || name.charAt(position) != '.') {
				break;
			}
			position++;
		}
		if (position != name.length() || parts.isEmpty() || parts.size() > 2 || name.endsWith(".")) {
			throw new InvalidOperationException("'" + name
					+ "' is no table name; write 'table' or 'schema.table', and put a part with a dot in it in double quotes.");
		}
		return (parts.size() == 2) ? QualifiedName.of(parts.get(0), parts.get(1)) : QualifiedName.of(parts.get(0));
	}

}
