package dev.migration.scripts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

import dev.migration.script.Operations;
import dev.migration.script.RevisionScript;

/**
 * A script that is written in SQL.
 */
final class SqlRevisionScript implements RevisionScript {

	static final String NOT_UTF_8 = "The text is not UTF-8; save the file in this encoding.";

	private final String revision;

	private final String origin;

	private final SqlSections sections;

	private SqlRevisionScript(String revision, String origin, SqlSections sections) {
		this.revision = revision;
		this.origin = origin;
		this.sections = sections;
	}

	static SqlRevisionScript read(String revision, ScriptFile file) {
		try {
			String text = decode(file.path(), file.resource().getContentAsByteArray());
			return new SqlRevisionScript(revision, file.path(), SqlSections.parse(file.path(), text));
		}
		catch (IOException ex) {
			throw file.unreadable(ex);
		}
	}

	private static String decode(String origin, byte[] bytes) {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
		CharBuffer text = CharBuffer.allocate(bytes.length);
		CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
		text.flip();
		if (result.isError()) {
			throw new InvalidScriptException(origin, SqlTokenizer.line(text.toString(), text.length()), NOT_UTF_8);
		}
		return (text.length() > 0 && text.charAt(0) == '\uFEFF') ? text.toString().substring(1) : text.toString();
	}

	@Override
	public void upgrade(Operations op) {
		this.sections.upgrade().forEach((statement) -> op.execute(statement));
	}

	@Override
	public void downgrade(Operations op) {
		if (this.sections.downgrade() == null) {
			throw new MissingDowngradeException(this.revision, this.origin);
		}
		this.sections.downgrade().forEach((statement) -> op.execute(statement));
	}

}
