package dev.migration.scripts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Where the files of a new project go, relative to the working directory.
 *
 * @param directory what the user asks for: holds README and template
 * @param sourceRoot where sources and resources are looked for by a build
 * @param folders the directory below the source root, which is the package too
 */
record ProjectLayout(Path directory, Path sourceRoot, List<String> folders) {

	private static final Set<String> ROOTS = Set.of("java", "resources");

	private static final Pattern FOR_A_PROPERTY = Pattern.compile("[^,;\\\\${}*?:\"'<>|#!=\\p{C}]+");

	static ProjectLayout of(Path directory, ProjectLanguage language) {
		List<String> parts = parts(directory);
		int root = sourceRoot(parts);
		if (root > 0 && !parts.get(root - 1).equals(language.sourceRoot())) {
			throw new InvalidDirectoryException(directory,
					"is no place for revisions in " + language.label() + "; they belong below 'src/main/"
							+ language.sourceRoot() + "', as in 'src/main/" + language.sourceRoot() + "/db/revision'");
		}
		List<String> folders = parts.subList(root, parts.size());
		if (folders.isEmpty()) {
			throw new InvalidDirectoryException(directory,
					"is a source root, which cannot hold revisions itself; name a folder in it");
		}
		for (String folder : folders) {
			if (!language.isFolder(folder)) {
				throw new InvalidDirectoryException(directory,
						"contains '" + folder + "', which is no legal "
								+ ((language == ProjectLanguage.JAVA) ? "package in Java" : "name")
								+ " here; use letters, digits and '_', as in 'migrations'");
			}
		}
		Path sourceRoot = (root > 0) ? path(parts.subList(0, root)) : Path.of("src", "main", language.sourceRoot());
		return new ProjectLayout(path(parts), sourceRoot, folders);
	}

	private static List<String> parts(Path directory) {
		if (directory.isAbsolute() || directory.getRoot() != null) {
			throw new InvalidDirectoryException(directory,
					"is absolute; name a directory below this one, such as 'migrations'");
		}
		List<String> parts = new ArrayList<>();
		for (Path part : directory) {
			String name = part.toString();
			if (name.equals("..")) {
				throw new InvalidDirectoryException(directory,
						"leaves the working directory; name a directory below it, such as 'migrations'");
			}
			if (!name.equals(".") && !name.isBlank()) {
				parts.add(name);
			}
		}
		if (parts.isEmpty()) {
			throw new InvalidDirectoryException(directory, "names no directory; name one such as 'migrations'");
		}
		for (String part : parts) {
			if (!FOR_A_PROPERTY.matcher(part).matches() || !part.equals(part.strip())) {
				throw new InvalidDirectoryException(directory, "contains '" + part
						+ "', which cannot be written into a property; use letters, digits and '_'");
			}
		}
		return parts;
	}

	/** Return how many parts the source root has, 0 if there is none. */
	private static int sourceRoot(List<String> parts) {
		for (int end = parts.size(); end >= 3; end--) {
			if (ROOTS.contains(parts.get(end - 1)) && parts.get(end - 3).equals("src")) {
				return end;
			}
		}
		return 0;
	}

	private static Path path(List<String> parts) {
		return Path.of(parts.get(0), parts.subList(1, parts.size()).toArray(String[]::new));
	}

	/** Return the folder of the revisions of a database, or of the only one. */
	Path versions(String database) {
		return this.sourceRoot.resolve(path(List.of(versionFolders(database).split("/"))));
	}

	/** Return the folder of revisions as the class path knows it. */
	String versionFolders(String database) {
		StringJoiner folders = new StringJoiner("/");
		this.folders.forEach(folders::add);
		folders.add("versions");
		return database.isEmpty() ? folders.toString() : folders.add(database).toString();
	}

	/** Return a path as properties and texts show it. */
	static String text(Path path) {
		return path.toString().replace('\\', '/');
	}

}
