package dev.migration.scripts;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Reads what SQL scripts declare about themselves: their comment lines up to the first
 * section or statement, and not a byte of what follows.
 */
final class SqlScriptReader {

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	Optional<LoadedRevision> read(ScriptFile file) {
		SqlHeader header = header(file);
		return header.node()
			.map((node) -> new LoadedRevision(node, header.transactional(),
					() -> SqlRevisionScript.read(node.id(), file)));
	}

	static SqlHeader header(ScriptFile file) {
		try (InputStream content = new BufferedInputStream(file.resource().getInputStream())) {
			return header(file, content);
		}
		catch (IOException ex) {
			throw file.unreadable(ex);
		}
	}

	private static SqlHeader header(ScriptFile file, InputStream content) throws IOException {
		SqlHeader header = new SqlHeader(file.path());
		boolean inComment = false;
		int number = 1;
		for (String line = nextLine(content); line != null; line = nextLine(content), number++) {
			String text = ((number == 1 && line.startsWith(BYTE_ORDER_MARK)) ? line.substring(1) : line).strip();
			if (inComment || text.startsWith("/*")) {
				inComment = !text.contains("*/");
				if (!inComment && !text.endsWith("*/")) {
					break;
				}
			}
			else if (text.startsWith("--") && !SqlSections.isMarker(text)) {
				if (text.indexOf('\uFFFD') >= 0) {
					header.fail(number, SqlRevisionScript.NOT_UTF_8);
				}
				header.add(number, text);
			}
			else if (!text.isEmpty()) {
				break;
			}
		}
		return header;
	}

	private static @Nullable String nextLine(InputStream content) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		int next = content.read();
		if (next < 0) {
			return null;
		}
		while (next >= 0 && next != '\n') {
			line.write(next);
			next = content.read();
		}
		return line.toString(StandardCharsets.UTF_8);
	}

}
