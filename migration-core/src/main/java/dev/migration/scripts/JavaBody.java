package dev.migration.scripts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.migration.scripts.JavaExpression.Call;

/**
 * The body of a method. A class file holds at most 64 KB of code for a method (JVMS
 * 4.7.3), which the first revision of a large schema exceeds; then the body calls further
 * methods.
 */
final class JavaBody {

	/** Characters; the code for them takes no more than twice as many bytes. */
	private static final int LONGEST = 30_000;

	private static final int TABS = 2;

	private final String method;

	private final Set<String> imports = new TreeSet<>();

	private final List<String> parts = new ArrayList<>();

	/**
	 * Create a body.
	 * @param notes the lines of comment above a call, by its place
	 */
	JavaBody(String method, List<Call> calls, IntFunction<List<String>> notes) {
		this.method = method;
		StringBuilder part = new StringBuilder();
		for (int index = 0; index < calls.size(); index++) {
			Call call = calls.get(index);
			this.imports.addAll(call.imports());
			String statement = comments(notes.apply(index)) + "\t".repeat(TABS) + call.format(TABS) + ";\n";
			if (!part.isEmpty() && part.length() + statement.length() > LONGEST) {
				this.parts.add(part.toString());
				part.setLength(0);
			}
			part.append(statement);
		}
		this.parts.add(part.toString());
	}

	static String comments(List<String> notes) {
		return notes.stream()
			.map((note) -> "\t".repeat(TABS) + "// " + JavaText.comment(note) + "\n")
			.collect(Collectors.joining());
	}

	Set<String> imports() {
		return this.imports;
	}

	/** Return the lines of the body, each with its end. */
	String statements() {
		if (this.parts.size() == 1) {
			return this.parts.get(0);
		}
		return IntStream.rangeClosed(1, this.parts.size())
			.mapToObj((number) -> "\t\t" + this.method + number + "(op);\n")
			.collect(Collectors.joining());
	}

	/** Return the further methods. */
	String methods() {
		StringBuilder methods = new StringBuilder();
		for (int i = 0; this.parts.size() > 1 && i < this.parts.size(); i++) {
			methods.append("\n\tprivate static void ")
				.append(this.method)
				.append(i + 1)
				.append("(Operations op) {\n")
				.append(this.parts.get(i))
				.append("\t}\n");
		}
		return methods.toString();
	}

}
