package dev.migration.scripts;

import javax.lang.model.SourceVersion;

/**
 * What a script is called in Java.
 *
 * @param packageName the package of the class
 * @param folder the folders in front of the file, empty or ending with {@code /}
 * @param className the simple name of the class and of its file
 */
record JavaFileName(String packageName, String folder, String className) {

	/**
	 * Return the names of a class.
	 * @param packageName the package of the script directory
	 * @param name the name of the file, where each folder in front is a package too
	 */
	static JavaFileName of(String packageName, String name) {
		int end = name.lastIndexOf('/') + 1;
		String folder = name.substring(0, end);
		StringBuilder packages = new StringBuilder(packageName);
		for (String part : folder.isEmpty() ? new String[0] : folder.split("/")) {
			if (!SourceVersion.isName(part)) {
				throw new InvalidFileNameException("Folder '" + part + "' of file name '" + name
						+ "' is no legal package in Java; start it with a letter in 'migration.file-name', as in"
						+ " 'y{year}/m{month}/" + FileNames.STANDARD_TEMPLATE + "'.");
			}
			packages.append('.').append(part);
		}
		return new JavaFileName(packages.toString(), folder, className(name.substring(end)));
	}

	private static String className(String name) {
		StringBuilder className = new StringBuilder("R");
		name.codePoints()
			.map((character) -> (Character.isJavaIdentifierPart(character) && JavaText.isVisible(character)) ? character
					: '_')
			.forEach(className::appendCodePoint);
		return className.toString();
	}

	String file() {
		return this.folder + this.className + ".java";
	}

}
