package dev.migration.scripts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import dev.migration.dialect.Dialect;
import dev.migration.revision.Direction;
import dev.migration.script.RevisionScript;
import dev.migration.script.ScriptArguments;

/**
 * A file with an SQL script, read whenever the script is asked for.
 */
final class SqlScriptFile implements ScriptFactory {

	static final String NOT_UTF_8 = "The text is not UTF-8; save the file in this encoding.";

	static final char BYTE_ORDER_MARK = '\uFEFF';

	private final String revision;

	private final ScriptFile file;

	SqlScriptFile(String revision, ScriptFile file) {
		this.revision = revision;
		this.file = file;
	}

	@Override
	public RevisionScript create(Dialect dialect, ScriptArguments arguments) {
		return read(dialect, arguments);
	}

	@Override
	public void check(Direction direction, Dialect dialect, ScriptArguments arguments) {
		read(dialect, arguments).statements(direction);
	}

	@Override
	public Optional<List<String>> text(Direction direction, Dialect dialect, ScriptArguments arguments) {
		String lines = text().replaceAll("\\r\\n?", "\n");
		return Optional.of(source(lines, direction, SqlRules.of(dialect), !arguments.placeholders().isEmpty()));
	}

	private List<String> source(String lines, Direction direction, SqlRules rules, boolean placeholders) {
		String origin = this.file.path();
		try {
			SqlSections sections = SqlSections.parse(origin,
					placeholders ? Placeholders.keep(lines) : new PlaceholderText(lines, lines, List.of()), rules);
			return new SqlRevisionScript(this.revision, origin, sections).statements(direction);
		}
		catch (InvalidScriptException ex) {
			// Only values make SQL of it
			return List.of(lines);
		}
	}

	private SqlRevisionScript read(Dialect dialect, ScriptArguments arguments) {
		return new SqlRevisionScript(this.revision, this.file.path(),
				SqlSections.parse(this.file.path(), text(), SqlRules.of(dialect), arguments.placeholders()));
	}

	private String text() {
		try {
			return decode(this.file.path(), this.file.resource().getContentAsByteArray());
		}
		catch (IOException ex) {
			throw this.file.unreadable(ex);
		}
	}

	private static String decode(String origin, byte[] bytes) {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
		CharBuffer buffer = CharBuffer.allocate(bytes.length);
		CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), buffer, true);
		String text = buffer.flip().toString();
		if (result.isError()) {
			throw new InvalidScriptException(origin, SqlTokenizer.line(text, text.length()), NOT_UTF_8);
		}
		int nul = text.indexOf('\0');
		if (nul >= 0) {
			throw new InvalidScriptException(origin, SqlTokenizer.line(text, nul),
					"The text has a NUL character, which databases refuse; remove it.");
		}
		return (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) ? text.substring(1) : text;
	}

}
