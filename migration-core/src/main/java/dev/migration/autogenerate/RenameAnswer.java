package dev.migration.autogenerate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.dialect.Dialect;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;

/**
 * A rename as somebody writes it: {@code old=new}, the old name with its table or schema
 * in front, names in double quotes if they contain a dot, an equals sign or capitals.
 *
 * @param argument the text
 * @param path what stands in front of the old name, from the left
 * @param from the old name
 * @param to the new name
 */
record RenameAnswer(String argument, List<Name> path, Name from, Name to) {

	private static final Pattern NAME = Pattern
		.compile("\\s*(?:\"(?<quoted>(?:[^\"]|\"\")+)\"|(?<bare>[^\\s\".=]+))\\s*(?<end>[.=]|$)");

	static RenameAnswer parse(String argument, Dialect dialect) {
		List<Name> before = new ArrayList<>();
		List<Name> after = new ArrayList<>();
		List<Name> current = before;
		Matcher matcher = NAME.matcher(argument);
		int end = 0;
		String last = ".";
		while (end < argument.length() && matcher.find(end) && matcher.start() == end) {
			String quoted = matcher.group("quoted");
			current.add((quoted != null) ? dialect.storedName(quoted.replace("\"\"", "\""), true)
					: dialect.storedName(matcher.group("bare"), false));
			last = matcher.group("end");
			end = matcher.end();
			if (last.equals("=")) {
				if (current == after) {
					break;
				}
				current = after;
			}
		}
		if (end < argument.length() || !last.isEmpty() || after.isEmpty()) {
			throw new InvalidRenameException(argument,
					"is not of the form 'old=new'; write 'table=name', 'table.column=name' or"
							+ " 'schema.table.column=name', with names in double quotes where they contain a dot.");
		}
		Name from = before.get(before.size() - 1);
		Name to = newName(argument, before, after);
		if (from.equals(to)) {
			throw new InvalidRenameException(argument, "names the same twice; write the old name before '='.");
		}
		return new RenameAnswer(argument, List.copyOf(before.subList(0, before.size() - 1)), from, to);
	}

	/** The new name may repeat what stands in front of the old one. */
	private static Name newName(String argument, List<Name> before, List<Name> after) {
		Name name = after.get(after.size() - 1);
		List<Name> path = after.subList(0, after.size() - 1);
		if (!path.isEmpty() && !path.equals(before.subList(0, before.size() - 1))) {
			throw new InvalidRenameException(argument,
					"moves it elsewhere, which a rename cannot; write the new name alone, or move it in a revision of"
							+ " your own.");
		}
		return name;
	}

	/**
	 * Return whether the old name can be that of a table or a sequence.
	 */
	boolean isRelation(QualifiedName name) {
		return name.name().equals(this.from) && (this.path.isEmpty() ? name.schema() == null
				: this.path.size() == 1 && this.path.get(0).equals(name.schema()));
	}

	/**
	 * Return whether the old name can be that of a part of a table.
	 */
	boolean isIn(QualifiedName table) {
		if (this.path.size() == 1) {
			return table.schema() == null && this.path.get(0).equals(table.name());
		}
		return this.path.size() == 2 && this.path.get(0).equals(table.schema())
				&& this.path.get(1).equals(table.name());
	}

}
