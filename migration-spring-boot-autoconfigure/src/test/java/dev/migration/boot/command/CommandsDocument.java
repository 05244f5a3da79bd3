package dev.migration.boot.command;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * A document whose examples are run. A comment says what the block below it is:
 * {@code <!-- project: … -->} starts another project, with properties of its application;
 * {@code <!-- file: … -->} is above what its user writes into a file;
 * {@code <!-- content: … -->} is above what is in a file. A block of kind {@code console}
 * has commands, and what a terminal shows for each.
 */
final class CommandsDocument {

	private final Function<List<String>, TutorialProject> projects;

	private final List<String> result = new ArrayList<>();

	private TutorialProject project;

	CommandsDocument(Function<List<String>, TutorialProject> projects) {
		this.projects = projects;
	}

	/**
	 * Run a document.
	 * @param lines its lines
	 * @return the lines it would have if it were written from what happened
	 */
	List<String> run(List<String> lines) {
		Iterator<String> rest = lines.iterator();
		while (rest.hasNext()) {
			String line = rest.next();
			this.result.add(line);
			if (line.startsWith("<!-- project:")) {
				this.project = this.projects.apply(ShellWords.split(argument(line)));
			}
			else if (line.startsWith("<!-- file:")) {
				this.project.write(argument(line), String.join("\n", block(rest)) + "\n");
			}
			else if (line.startsWith("<!-- content:")) {
				content(argument(line), rest);
			}
			else if (line.equals("```console")) {
				console(rest);
			}
		}
		return this.result;
	}

	private static String argument(String line) {
		return line.substring(line.indexOf(':') + 1, line.lastIndexOf("-->")).strip();
	}

	/**
	 * Copy a block.
	 */
	private List<String> block(Iterator<String> rest) {
		this.result.add(rest.next());
		List<String> lines = new ArrayList<>();
		String line = rest.next();
		while (!line.equals("```")) {
			lines.add(line);
			line = rest.next();
		}
		this.result.addAll(lines);
		this.result.add(line);
		return lines;
	}

	private void content(String file, Iterator<String> rest) {
		this.result.add(rest.next());
		skip(rest);
		this.result.addAll(this.project.read(file).stripTrailing().lines().toList());
		this.result.add("```");
	}

	private static void skip(Iterator<String> rest) {
		while (!rest.next().equals("```")) {
			continue;
		}
	}

	private void console(Iterator<String> rest) {
		String line = rest.next();
		while (!line.equals("```")) {
			if (line.startsWith("$ ")) {
				command(line, rest);
			}
			line = rest.next();
		}
		this.result.add(line);
	}

	private void command(String first, Iterator<String> rest) {
		StringBuilder command = new StringBuilder();
		String line = first.substring(2);
		this.result.add(first);
		while (line.endsWith("\\")) {
			command.append(line, 0, line.length() - 1);
			line = rest.next();
			this.result.add(line);
		}
		List<String> words = ShellWords.split(command + line);
		if (!words.get(0).equals("migrate")) {
			throw new AssertionError("No command of this project: " + first);
		}
		this.result.addAll(this.project.migrate(words.subList(1, words.size())).lines().toList());
	}

}
