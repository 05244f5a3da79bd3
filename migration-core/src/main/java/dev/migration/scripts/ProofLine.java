package dev.migration.scripts;

import java.util.ArrayList;
import java.util.List;

/**
 * The line in which a script says how it was proven. A comment: neither what a script
 * declares nor its checksum knows of it.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ProofLine {

	private static final int LONGEST = 400;

	private ProofLine() {
	}

	/**
	 * Return a script with the line: in SQL at the end of the header, in Java above the
	 * declaration of the revision.
	 * @param script the script
	 * @param verdict what the line says
	 * @return the script
	 */
	public static RenderedScript in(RenderedScript script, String verdict) {
		List<String> lines = new ArrayList<>(script.text().lines().toList());
		if (script.fileName().endsWith(".sql")) {
			lines.add(endOfHeader(lines), "-- proof: " + SqlScriptWriter.line(shortened(verdict)));
		}
		else {
			lines.add(declaration(lines), "// " + JavaText.comment(shortened(verdict)));
		}
		String end = script.text().endsWith("\n") ? "\n" : "";
		return new RenderedScript(script.fileName(), String.join("\n", lines) + end);
	}

	private static String shortened(String verdict) {
		String line = verdict.replaceAll("\\s+", " ").strip();
		return (line.length() > LONGEST) ? line.substring(0, LONGEST) + " ..." : line;
	}

	private static int endOfHeader(List<String> lines) {
		int position = 0;
		while (position < lines.size() && !lines.get(position).matches("--[ \\t]*revision[ \\t]*:.*")) {
			position++;
		}
		while (position < lines.size() && lines.get(position).startsWith("--")
				&& !SqlSections.isMarker(lines.get(position))) {
			position++;
		}
		return (position < lines.size()) ? position : 0;
	}

	private static int declaration(List<String> lines) {
		for (int position = 0; position < lines.size(); position++) {
			if (lines.get(position).startsWith("@Revision")) {
				return position;
			}
		}
		return 0;
	}

}
