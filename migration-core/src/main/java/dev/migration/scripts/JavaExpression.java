package dev.migration.scripts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * An expression in Java source, which knows how to be laid out within 120 columns.
 */
sealed interface JavaExpression {

	/** How many tabs a continued line is indented by. */
	int CONTINUATION = 2;

	/** How many columns a tab takes. */
	int TAB = 4;

	/** How many columns a line has. */
	int LINE = 120;

	/** Return the expression in one line. */
	String inline();

	/** Return the expression as it starts on a line with so many tabs. */
	String format(int tabs);

	/** Return what has to be imported, as it stands behind the word. */
	Set<String> imports();

	static boolean fits(int tabs, String text) {
		return !text.contains("\n") && tabs * TAB + text.length() + 2 <= LINE;
	}

	static String indented(int tabs) {
		return "\n" + "\t".repeat(tabs);
	}

	/**
	 * A literal, a name or anything else that stays in one piece.
	 *
	 * @param text the source
	 * @param imported the type that it needs, if any
	 */
	record Atom(String text, @Nullable String imported) implements JavaExpression {

		Atom(String text) {
			this(text, null);
		}

		@Override
		public String inline() {
			return this.text;
		}

		@Override
		public String format(int tabs) {
			return this.text;
		}

		@Override
		public Set<String> imports() {
			return (this.imported != null) ? Set.of(this.imported) : Set.of();
		}

	}

	/**
	 * A text block.
	 *
	 * @param lines its lines, escaped
	 */
	record TextBlock(List<String> lines) implements JavaExpression {

		@Override
		public String inline() {
			return format(0);
		}

		@Override
		public String format(int tabs) {
			String indentation = indented(tabs + CONTINUATION);
			return this.lines.stream()
				.map((line) -> line.isEmpty() ? "\n" : indentation + line)
				.collect(Collectors.joining("", "\"\"\"", ""))
					+ (this.lines.get(this.lines.size() - 1).isEmpty() ? indentation.substring(1) : "") + "\"\"\"";
		}

		@Override
		public Set<String> imports() {
			return Set.of();
		}

	}

	/**
	 * A function whose body is a list of statements.
	 *
	 * @param parameter its one parameter
	 * @param statements its statements
	 */
	record Block(String parameter, List<Call> statements) implements JavaExpression {

		@Override
		public String inline() {
			return format(0);
		}

		@Override
		public String format(int tabs) {
			return this.statements.stream()
				.map((statement) -> indented(tabs + 1) + statement.format(tabs + 1) + ";")
				.collect(Collectors.joining("", "(" + this.parameter + ") -> {", indented(tabs) + "}"));
		}

		@Override
		public Set<String> imports() {
			Set<String> all = new TreeSet<>();
			this.statements.forEach((statement) -> all.addAll(statement.imports()));
			return all;
		}

	}

	/**
	 * A method call with the calls that are chained to it.
	 *
	 * @param name the method, with what stands before it
	 * @param arguments the arguments
	 * @param imported the method or type that it needs, if any
	 * @param listed whether the arguments behind the first stand in lines of their own
	 * @param chain what is called on the result
	 */
	record Call(String name, List<JavaExpression> arguments, @Nullable String imported, boolean listed,
			List<Call> chain) implements JavaExpression {

		private static final String DDL = "static dev.migration.script.Ddl.";

		static Call of(String name, JavaExpression... arguments) {
			return of(name, null, Arrays.asList(arguments));
		}

		static Call of(String name, @Nullable String imported, List<? extends JavaExpression> arguments) {
			return new Call(name, List.copyOf(arguments), imported, false, List.of());
		}

		static Call ddl(String name, JavaExpression... arguments) {
			return of(name, DDL + name, Arrays.asList(arguments));
		}

		static Call ddl(String name, List<? extends JavaExpression> arguments) {
			return of(name, DDL + name, arguments);
		}

		Call onePerLine() {
			return new Call(this.name, this.arguments, this.imported, true, this.chain);
		}

		Call then(String method, JavaExpression... values) {
			return then(method, Arrays.asList(values));
		}

		Call then(String method, List<? extends JavaExpression> values) {
			List<Call> longer = new ArrayList<>(this.chain);
			longer.add(of(method, null, values));
			return new Call(this.name, this.arguments, this.imported, this.listed, List.copyOf(longer));
		}

		@Override
		public String inline() {
			String values = this.arguments.stream().map(JavaExpression::inline).collect(Collectors.joining(", "));
			String links = this.chain.stream().map((call) -> "." + call.inline()).collect(Collectors.joining());
			return this.name + "(" + values + ")" + links;
		}

		@Override
		public String format(int tabs) {
			String line = inline();
			if (!this.listed && fits(tabs, line)) {
				return line;
			}
			String links = this.chain.stream()
				.map((call) -> indented(tabs + CONTINUATION) + "." + call.format(tabs + CONTINUATION))
				.collect(Collectors.joining());
			Call start = new Call(this.name, this.arguments, null, this.listed, List.of());
			return (this.chain.isEmpty() ? formatArguments(tabs) : start.format(tabs)) + links;
		}

		private String formatArguments(int tabs) {
			StringBuilder text = new StringBuilder(this.name).append('(');
			for (int i = 0; i < this.arguments.size(); i++) {
				JavaExpression argument = this.arguments.get(i);
				if (i == 0) {
					text.append(argument.format(tabs));
				}
				else if (joins(argument, text, tabs)) {
					text.append(", ").append(argument.format(tabs));
				}
				else {
					text.append(',').append(indented(tabs + CONTINUATION)).append(argument.format(tabs + CONTINUATION));
				}
			}
			return text.append(')').toString();
		}

		private boolean joins(JavaExpression argument, StringBuilder text, int tabs) {
			if (this.listed || argument instanceof Call) {
				return false;
			}
			int lineStart = text.lastIndexOf("\n") + 1;
			String line = text.substring(lineStart).replace("\t", " ".repeat(TAB)) + ", " + argument.inline();
			return argument instanceof TextBlock || argument instanceof Block || fits((lineStart > 0) ? 0 : tabs, line);
		}

		@Override
		public Set<String> imports() {
			Set<String> all = new TreeSet<>();
			if (this.imported != null) {
				all.add(this.imported);
			}
			this.arguments.forEach((argument) -> all.addAll(argument.imports()));
			this.chain.forEach((call) -> all.addAll(call.imports()));
			return all;
		}

	}

}
