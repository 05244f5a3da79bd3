package dev.migration.scripts;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.revision.RevisionNode;

import org.springframework.core.io.ByteArrayResource;

/**
 * SQL text with a revision.
 */
final class SqlSource implements ScriptSource {

	private static final String REVISION = "revision";

	private static final String DOWN_REVISION = "down_revision";

	private static final Pattern ENTRY = Pattern.compile("([^:]*:)([ \\t]*)(.*?)(\\s*)", Pattern.DOTALL);

	private final String origin;

	private final String text;

	private final SqlHeader header;

	private final Optional<RevisionNode> node;

	SqlSource(String origin, String text) {
		this.origin = origin;
		this.text = text;
		this.header = SqlScriptReader
			.header(new ScriptFile(origin, new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8))));
		this.node = this.header.node();
	}

	@Override
	public List<String> ids() {
		return this.node.map(RevisionNode::id).stream().toList();
	}

	@Override
	public Optional<List<String>> downRevisions(String id) {
		return Optional.of(declared(id).downRevisions());
	}

	@Override
	public DeclaredRevision declared(String id) {
		RevisionNode revision = this.node.filter((node) -> node.id().equals(id))
			.orElseThrow(() -> new InvalidScriptException(this.origin,
					"It does not declare revision '" + id + "'; add the line '-- revision: " + id + "' at its start."));
		return new DeclaredRevision(id, revision.downRevisions(), revision.dependsOn(), revision.branchLabels(),
				this.header.transactional());
	}

	@Override
	public String withDownRevisions(String id, List<String> downRevisions) {
		String value = String.join(", ", downRevisions);
		int line = this.header.line(DOWN_REVISION);
		return (line > 0) ? replaced(line, value) : inserted(this.header.line(REVISION), value);
	}

	private String replaced(int line, String value) {
		int start = start(line);
		int end = end(start);
		Matcher entry = ENTRY.matcher(this.text.substring(start, end));
		if (!entry.matches()) {
			throw new InvalidScriptException(this.origin, line, "The line is no '-- down_revision:' any more.");
		}
		String space = (value.isEmpty() || !entry.group(3).isEmpty()) ? entry.group(2) : " ";
		String tail = entry.group(3).isEmpty() ? lineEnd(entry) : entry.group(4);
		return this.text.substring(0, start) + entry.group(1) + (value.isEmpty() ? "" : space) + value + tail
				+ this.text.substring(end);
	}

	/** Return what ends the line of an entry without a value. */
	private static String lineEnd(Matcher entry) {
		return entry.group(4).replaceFirst("^[ \\t]+", "");
	}

	private String inserted(int line, String value) {
		int end = end(start(line));
		String lineEnd = this.text.startsWith("\r\n", end - 2) ? "\r\n" : "\n";
		String before = this.text.substring(0, end);
		return before + (before.endsWith("\n") ? "" : lineEnd) + "-- " + DOWN_REVISION + ": " + value + lineEnd
				+ this.text.substring(end);
	}

	private int start(int line) {
		int start = 0;
		for (int number = 1; number < line; number++) {
			start = this.text.indexOf('\n', start) + 1;
		}
		return start;
	}

	private int end(int start) {
		int end = this.text.indexOf('\n', start);
		return (end >= 0) ? end + 1 : this.text.length();
	}

}
