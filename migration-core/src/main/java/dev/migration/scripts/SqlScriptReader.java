package dev.migration.scripts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.migration.revision.RevisionNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads what SQL scripts declare about themselves: their comment lines up to the first
 * section or statement. What follows is not looked at, but for the fingerprint of a file
 * that is read in one piece. Comments are those of any database, since which one the
 * script is for is not known yet.
 */
final class SqlScriptReader {

	private static final Pattern DECLARATION = Pattern.compile("--[ \\t]*revision[ \\t]*:.*");

	/** Longer than most scripts. */
	private static final int BLOCK = 1 << 15;

	private final byte[] block = new byte[BLOCK];

	private final MessageDigest digest = FileFingerprint.sha256();

	Optional<LoadedRevision> read(ScriptFile file) {
		try (InputStream content = file.resource().getInputStream()) {
			Lines lines = new Lines(this.block, content);
			SqlHeader header = header(file, lines);
			if (header.isEmpty()) {
				refuseMisplaced(file, lines);
			}
			Optional<RevisionNode> node = header.node();
			return node.isPresent()
					? Optional.of(new LoadedRevision(node.get(), header.transactional(), header.limits(),
							new SqlScriptFile(node.get().id(), file, lines.fingerprint(this.digest))))
					: Optional.empty();
		}
		catch (IOException ex) {
			throw file.unreadable(ex);
		}
	}

	static SqlHeader header(ScriptFile file) {
		try (InputStream content = file.resource().getInputStream()) {
			Lines lines = new Lines(new byte[BLOCK], content);
			SqlHeader header = header(file, lines);
			if (header.isEmpty()) {
				refuseMisplaced(file, lines);
			}
			return header;
		}
		catch (IOException ex) {
			throw file.unreadable(ex);
		}
	}

	private static SqlHeader header(ScriptFile file, Lines lines) throws IOException {
		SqlHeader header = new SqlHeader(file.path());
		boolean inComment = false;
		while (lines.next()) {
			String text = lines.text();
			if (inComment || (text.startsWith("/*") && !text.startsWith("/*!"))) {
				inComment = !text.contains("*/");
				if (!inComment && !text.endsWith("*/")) {
					break;
				}
			}
			else if (text.startsWith("--") && !SqlSections.isMarker(text)) {
				if (text.indexOf('\uFFFD') >= 0) {
					header.fail(lines.number(), SqlScriptFile.NOT_UTF_8);
				}
				header.add(lines.number(), text);
			}
			else if (!text.isEmpty() && !text.startsWith("#") && !text.startsWith("//")) {
				if (SqlSections.isMarker(text)) {
					header.endAtSection(lines.number());
				}
				break;
			}
		}
		return header;
	}

	/**
	 * A file without a header belongs to somebody else, unless it has all that makes a
	 * script in another order or encoding.
	 */
	private static void refuseMisplaced(ScriptFile file, Lines lines) throws IOException {
		boolean section = false;
		int declaration = 0;
		boolean utf16 = lines.isUtf16();
		do {
			String text = utf16 ? lines.text().replaceAll("[\\x00\uFFFD]", "").strip() : lines.text();
			section |= SqlSections.isMarker(text);
			if (declaration == 0 && DECLARATION.matcher(text).matches()) {
				declaration = lines.number();
			}
		}
		while (lines.next());
		if (declaration > 0 && section) {
			throw new InvalidScriptException(file.path(), utf16 ? 1 : declaration, utf16 ? SqlScriptFile.NOT_UTF_8
					: "The revision is declared below the first section or statement, where nobody looks for it;"
							+ " move its header to the start of the file.");
		}
	}

	/**
	 * The lines of a file, without white space around them.
	 */
	private static final class Lines {

		private final byte[] block;

		private final InputStream content;

		private int length;

		private int position;

		private final boolean whole;

		private String text = "";

		private int number;

		private boolean utf16;

		Lines(byte[] block, InputStream content) throws IOException {
			this.block = block;
			this.content = content;
			this.length = content.readNBytes(block, 0, block.length);
			this.whole = this.length < block.length;
		}

		boolean next() throws IOException {
			String line = read();
			if (line == null) {
				return false;
			}
			this.number++;
			if (this.number == 1) {
				this.utf16 = line.startsWith("\uFFFD\uFFFD");
				line = (line.indexOf(SqlScriptFile.BYTE_ORDER_MARK) == 0) ? line.substring(1) : line;
			}
			this.text = line.strip();
			return true;
		}

		private @Nullable String read() throws IOException {
			if (this.position == this.length && !fill()) {
				return null;
			}
			int end = end();
			if (end < this.length) {
				return line(end);
			}
			ByteArrayOutputStream line = new ByteArrayOutputStream();
			while (end == this.length) {
				line.write(this.block, this.position, this.length - this.position);
				this.position = this.length;
				if (!fill()) {
					return line.toString(StandardCharsets.UTF_8);
				}
				end = end();
			}
			line.write(this.block, this.position, end - this.position);
			this.position = end + 1;
			return line.toString(StandardCharsets.UTF_8);
		}

		private String line(int end) {
			String line = new String(this.block, this.position, end - this.position, StandardCharsets.UTF_8);
			this.position = end + 1;
			return line;
		}

		/** Return where the line ends, or the length of the block. */
		private int end() {
			int end = this.position;
			while (end < this.length && this.block[end] != '\n') {
				end++;
			}
			return end;
		}

		private boolean fill() throws IOException {
			if (this.whole || this.length < this.block.length) {
				return false;
			}
			this.position = 0;
			this.length = this.content.readNBytes(this.block, 0, this.block.length);
			return this.length > 0;
		}

		/**
		 * Return the fingerprint of the whole text, if nothing has to be read for it.
		 */
		@Nullable String fingerprint(MessageDigest digest) {
			return this.whole ? FileFingerprint.ofText(digest, this.block, this.length) : null;
		}

		String text() {
			return this.text;
		}

		int number() {
			return this.number;
		}

		boolean isUtf16() {
			return this.utf16;
		}

	}

}
