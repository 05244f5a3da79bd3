package dev.migration.scripts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import dev.migration.MigrationException;
import dev.migration.dialect.Dialect;
import dev.migration.operation.BulkInsert;
import dev.migration.operation.ExecuteSql;
import dev.migration.operation.Operation;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;

/**
 * Writes scripts in the SQL of one database.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class SqlScriptWriter implements ScriptWriter {

	private final Dialect dialect;

	private final FileNames fileNames;

	private final ScriptTemplate template;

	private final DeclarationCheck check;

	private final Map<String, String> placeholders;

	/**
	 * Create a writer.
	 * @param dialect the language of the database
	 * @param fileNames what the files are called
	 * @param template the user's template, or {@code null} for
	 * {@code dev/migration/scripts/revision.sql.txt}
	 */
	public SqlScriptWriter(Dialect dialect, FileNames fileNames, @Nullable Resource template) {
		this(dialect, fileNames, template, Map.of());
	}

	/**
	 * Create a writer for scripts in which placeholders are replaced.
	 * @param dialect the language of the database
	 * @param fileNames what the files are called
	 * @param template the user's template, or {@code null} for
	 * {@code dev/migration/scripts/revision.sql.txt}
	 * @param placeholders the values of placeholders; with some, text in statements that
	 * looks like a placeholder is written so that it stays text
	 */
	public SqlScriptWriter(Dialect dialect, FileNames fileNames, @Nullable Resource template,
			Map<String, String> placeholders) {
		this.dialect = dialect;
		this.placeholders = Map.copyOf(placeholders);
		this.fileNames = fileNames;
		this.check = new DeclarationCheck(template);
		this.template = ScriptTemplate.of(template, "revision.sql.txt");
	}

	@Override
	public RenderedScript render(RevisionDraft draft) {
		String fileName = this.fileNames.nameOf(draft) + ".sql";
		Map<String, Object> model = new HashMap<>();
		model.put("revision", line(draft.id()));
		model.put("downRevision", line(String.join(", ", draft.downRevisions())));
		model.put("downRevisions", draft.downRevisions().stream().map(SqlScriptWriter::line).toList());
		model.put("dependsOn", draft.dependsOn().stream().map(SqlScriptWriter::line).toList());
		model.put("branchLabels", draft.branchLabels().stream().map(SqlScriptWriter::line).toList());
		model.put("message", line(draft.message()));
		model.put("createDate", draft.createDate().toString());
		model.put("transactional", draft.transactional());
		model.put("upgrades", escaped(notes(draft.notes())) + section(fileName, draft.upgrade(), draft::notesOn));
		model.put("downgrades", section(fileName, draft.downgrade(), (index) -> List.of()));
		String text = this.template.render(model);
		SqlSections.parse(fileName, text, SqlRules.of(this.dialect), this.placeholders);
		return this.check.check(new RenderedScript(fileName, text), draft);
	}

	/** Text that stays in its line and ends no comment. */
	static String line(String text) {
		StringBuilder line = new StringBuilder();
		text.codePoints()
			.forEach((codePoint) -> line.append(
					(JavaText.isVisible(codePoint) || codePoint == '\u200D') ? Character.toString(codePoint) : " "));
		return line.toString().replace("*/", "* /").replace("/*", "/ *").strip();
	}

	private static String notes(List<String> notes) {
		return notes.stream()
			.filter((note) -> !note.isBlank())
			.map((note) -> "-- Note: " + line(note).replaceAll(" +", " ") + "\n")
			.collect(Collectors.joining());
	}

	private String section(String fileName, List<Operation> operations, IntFunction<List<String>> notes) {
		List<String> statements = new ArrayList<>();
		StringBuilder section = new StringBuilder();
		for (int index = 0; index < operations.size(); index++) {
			String separator = section.isEmpty() ? "" : "\n";
			List<String> texts = statements(operations.get(index));
			section.append(separator).append(notes(notes.apply(index)));
			section.append(texts.stream().map(this::terminated).collect(Collectors.joining("\n")));
			statements.addAll(texts);
		}
		requireSame(fileName, statements);
		return escaped(section.toString());
	}

	/**
	 * A line of a statement could mean something else to who reads the script.
	 */
	private void requireSame(String fileName, List<String> statements) {
		List<String> each = statements.stream()
			.flatMap((statement) -> parsed(fileName, statement).upgrade().stream())
			.toList();
		SqlSections all = parsed(fileName, statements.stream().map(this::terminated).collect(Collectors.joining("\n")));
		if (all.downgrade() != null || !all.upgrade().equals(each)) {
			throw new MigrationException("A statement of '" + fileName
					+ "' contains a line that marks a section, such as '-- downgrade'; change the line or write a Java script.");
		}
	}

	private String escaped(String text) {
		return this.placeholders.isEmpty() ? text : Placeholders.escape(text);
	}

	private SqlSections parsed(String fileName, String statements) {
		return SqlSections.parse(fileName, "-- upgrade\n" + statements, SqlRules.of(this.dialect));
	}

	private List<String> statements(Operation operation) {
		List<String> statements = this.dialect.statements(operation);
		boolean isData = operation instanceof ExecuteSql
				|| (operation instanceof BulkInsert insert && !insert.rows().isEmpty());
		if (statements.isEmpty() && isData) {
			throw new MigrationException(
					"The data work '" + operation + "' has values that only a driver can bind; write a Java script.");
		}
		return statements;
	}

	private String terminated(String statement) {
		return SqlText.of(this.dialect, "statement", statement).terminated() + "\n";
	}

}
