package dev.migration.boot.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migration.MigrationException;
import dev.migration.revision.RevisionMap;
import dev.migration.revision.RevisionNode;

/**
 * The file that says what released revisions do: a line each, with its checksum.
 *
 * @param file the file
 * @param product the product that the checksums are for
 * @param checksums the checksums by revision
 */
record ReleasedRevisions(Path file, String product, Map<String, String> checksums) {

	private static final Path DIRECTORY = Path.of("src", "test", "resources");

	private static final String HEADER = "# Released revisions on ";

	static Path fileOf(String folder) {
		return DIRECTORY.resolve("released-revisions" + (folder.isEmpty() ? "" : "-" + folder) + ".txt");
	}

	static ReleasedRevisions read(Path file, String product) {
		Map<String, String> checksums = new LinkedHashMap<>();
		String written = product;
		for (String line : lines(file)) {
			if (line.startsWith(HEADER)) {
				written = line.substring(HEADER.length()).replaceFirst(":.*", "").strip();
			}
			else if (!line.isBlank() && !line.startsWith("#")) {
				String[] words = line.split(" ", 3);
				if (words.length < 2) {
					throw new MigrationException("Line '" + line + "' of '" + file
							+ "' is none that these tests have written; restore it from version control.");
				}
				checksums.put(words[0], words[1]);
			}
		}
		return new ReleasedRevisions(file, written, checksums);
	}

	private static List<String> lines(Path file) {
		try {
			return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return what is not as it was released, a line each.
	 */
	List<String> differences(Map<String, String> present, RevisionMap map) {
		List<String> differences = new ArrayList<>();
		this.checksums.forEach((id, checksum) -> {
			String now = present.get(id);
			if (now == null) {
				differences.add("revision '" + id + "' is gone");
			}
			else if (kind(now).equals(kind(checksum)) && !now.equals(checksum)) {
				map.nodes()
					.stream()
					.filter((node) -> node.id().equals(id))
					.forEach((node) -> differences.add("revision " + Findings.revision(node) + " was edited"));
			}
		});
		return differences;
	}

	// Another way of summing is no edit
	private static String kind(String checksum) {
		return checksum.replaceFirst(":.*", "");
	}

	/**
	 * Write down what was not released yet.
	 * @return the revisions that were added
	 */
	List<String> add(Map<String, String> present, List<RevisionNode> nodes) {
		List<String> added = present.keySet().stream().filter((id) -> !this.checksums.containsKey(id)).toList();
		Map<String, String> all = new LinkedHashMap<>(this.checksums);
		added.forEach((id) -> all.put(id, String.valueOf(present.get(id))));
		Map<String, String> messages = new LinkedHashMap<>();
		nodes.forEach((node) -> messages.put(node.id(), node.message()));
		StringBuilder text = new StringBuilder(HEADER + this.product
				+ ": what they do may not change any more. '-Dmigration.test.release=true' adds the new ones.\n");
		all.forEach((id, checksum) -> text.append(id)
			.append(' ')
			.append(checksum)
			.append(' ')
			.append(messages.getOrDefault(id, "").replaceAll("\\R", " "))
			.append('\n'));
		try {
			Files.createDirectories(this.file.toAbsolutePath().getParent());
			Files.writeString(this.file, text, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return added;
	}

}
