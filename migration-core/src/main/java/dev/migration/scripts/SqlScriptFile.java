package dev.migration.scripts;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import dev.migration.MigrationException;
import dev.migration.dialect.Dialect;
import dev.migration.revision.Direction;
import dev.migration.script.RevisionScript;
import dev.migration.script.ScriptArguments;
import org.jspecify.annotations.Nullable;

/**
 * A file with an SQL script, read whenever the script is asked for.
 */
final class SqlScriptFile implements ScriptFactory {

	static final String NOT_UTF_8 = "The text is not UTF-8; save the file in this encoding.";

	static final char BYTE_ORDER_MARK = '\uFEFF';

	private final String revision;

	private final ScriptFile file;

	/** Of a file that was read when it was found. */
	private final @Nullable String fingerprint;

	/**
	 * A run asks several times: to check, to run and to write the script down.
	 */
	private volatile SoftReference<@Nullable Parsed> parsed = new SoftReference<>(null);

	SqlScriptFile(String revision, ScriptFile file, @Nullable String fingerprint) {
		this.revision = revision;
		this.file = file;
		this.fingerprint = fingerprint;
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
		List<String> statements;
		try {
			statements = (arguments.placeholders().isEmpty() ? read(dialect, arguments) : kept(dialect))
				.statements(direction);
		}
		catch (InvalidScriptException ex) {
			// Only values make SQL of it
			String text = text();
			statements = List.of(text.substring(SqlSections.start(text)));
		}
		return Optional.of(statements.stream().map((statement) -> statement.replaceAll("\\r\\n?", "\n")).toList());
	}

	@Override
	public OptionalInt line(int number, String sql, Direction direction, Dialect dialect, ScriptArguments arguments) {
		try {
			List<String> statements = read(dialect, arguments).statements(direction);
			if (number < 1 || number > statements.size() || !statements.get(number - 1).equals(sql)) {
				return OptionalInt.empty();
			}
			return OptionalInt.of(
					SqlSections
						.lines(this.file.path(), text(), SqlRules.of(dialect), arguments.placeholders(),
								direction != Direction.DOWNGRADE)
						.get(number - 1));
		}
		catch (MigrationException ex) {
			return OptionalInt.empty();
		}
	}

	@Override
	public Optional<String> fingerprint() {
		if (this.fingerprint != null) {
			return Optional.of(this.fingerprint);
		}
		try (InputStream content = this.file.resource().getInputStream()) {
			return Optional.of(FileFingerprint.ofText(content));
		}
		catch (IOException ex) {
			throw this.file.unreadable(ex);
		}
	}

	/**
	 * Read the script with its placeholders.
	 */
	private SqlRevisionScript kept(Dialect dialect) {
		return new SqlRevisionScript(this.revision, this.file.path(),
				SqlSections.parse(this.file.path(), Placeholders.keep(text()), SqlRules.of(dialect)));
	}

	private SqlRevisionScript read(Dialect dialect, ScriptArguments arguments) {
		SqlRules rules = SqlRules.of(dialect);
		String text = text();
		Parsed parsed = this.parsed.get();
		if (parsed == null || !parsed.isOf(text, rules, arguments)) {
			parsed = new Parsed(text, rules, arguments.placeholders(),
					SqlSections.parse(this.file.path(), text, rules, arguments.placeholders()));
			this.parsed = new SoftReference<>(parsed);
		}
		return new SqlRevisionScript(this.revision, this.file.path(), parsed.sections());
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

	/**
	 * What was made of a text.
	 *
	 * @param text the text
	 * @param rules what it was read by
	 * @param placeholders the values by name
	 * @param sections its statements
	 */
	private record Parsed(String text, SqlRules rules, Map<String, String> placeholders, SqlSections sections) {

		boolean isOf(String text, SqlRules rules, ScriptArguments arguments) {
			return this.rules == rules && this.placeholders.equals(arguments.placeholders()) && this.text.equals(text);
		}

	}

}
