package dev.migration.scripts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.migration.MigrationException;
import dev.migration.dialect.Dialect;
import dev.migration.operation.Operation;
import dev.migration.scripts.JavaExpression.Call;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;

/**
 * Writes scripts in Java.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class JavaScriptWriter implements ScriptWriter {

	private static final int LONGEST_MESSAGE = 10_000;

	private final String packageName;

	private final FileNames fileNames;

	private final JavaOperations operations;

	private final ScriptTemplate template;

	private final DeclarationCheck check;

	/**
	 * Create a writer.
	 * @param dialect knows which types are portable
	 * @param packageName the package of the classes, as
	 * {@link ScriptDirectory#packageName()} returns it
	 * @param fileNames what the classes are called
	 * @param template the user's template, or {@code null} for
	 * {@code dev/migration/scripts/revision.java.txt}
	 */
	public JavaScriptWriter(Dialect dialect, String packageName, FileNames fileNames, @Nullable Resource template) {
		this(() -> dialect, packageName, fileNames, template);
	}

	/**
	 * Create a writer for a database whose dialect is not known yet.
	 * @param dialect knows which types are portable; asked only if there are operations
	 * to write
	 * @param packageName the package of the classes, as
	 * {@link ScriptDirectory#packageName()} returns it
	 * @param fileNames what the classes are called
	 * @param template the user's template, or {@code null} for
	 * {@code dev/migration/scripts/revision.java.txt}
	 */
	public JavaScriptWriter(Supplier<Dialect> dialect, String packageName, FileNames fileNames,
			@Nullable Resource template) {
		this.packageName = packageName;
		this.fileNames = fileNames;
		this.operations = new JavaOperations(dialect);
		this.check = new DeclarationCheck(template);
		this.template = ScriptTemplate.of(template, "revision.java.txt");
	}

	@Override
	public RenderedScript render(RevisionDraft draft) {
		if (draft.message().length() > LONGEST_MESSAGE) {
			throw new MigrationException("The message has '" + draft.message().length() + "' characters; use at most '"
					+ LONGEST_MESSAGE + "'.");
		}
		JavaFileName name = JavaFileName.of(this.packageName, this.fileNames.nameOf(draft));
		return this.check.check(new RenderedScript(name.file(), this.template.render(model(draft, name))), draft);
	}

	private Map<String, Object> model(RevisionDraft draft, JavaFileName name) {
		JavaBody upgrade = new JavaBody("upgrade", draft.upgrade().stream().map(this::call).toList(), draft::notesOn);
		JavaBody downgrade = new JavaBody("downgrade", draft.downgrade().stream().map(this::call).toList(),
				(index) -> List.of());
		Map<String, Object> model = new HashMap<>();
		model.put("packageName", name.packageName());
		model.put("className", name.className());
		model.put("imports", imports(upgrade, downgrade));
		model.put("annotation", new JavaAnnotation(draft).format());
		model.put("revision", JavaText.escapeAnywhere(draft.id()));
		model.put("downRevision", JavaText.escapeAnywhere(String.join(", ", draft.downRevisions())));
		model.put("downRevisions", escaped(draft.downRevisions()));
		model.put("dependsOn", escaped(draft.dependsOn()));
		model.put("branchLabels", escaped(draft.branchLabels()));
		model.put("message", JavaText.escapeAnywhere(draft.message()));
		model.put("createDate", draft.createDate().toString());
		model.put("transactional", draft.transactional());
		model.put("upgrades", notes(draft.notes()) + upgrade.statements());
		model.put("downgrades", downgrade.statements());
		model.put("methods", upgrade.methods() + downgrade.methods());
		return model;
	}

	private Call call(Operation operation) {
		return operation.accept(this.operations);
	}

	private static List<String> escaped(List<String> texts) {
		return texts.stream().map(JavaText::escapeAnywhere).toList();
	}

	private static String imports(JavaBody upgrade, JavaBody downgrade) {
		Set<String> imports = new TreeSet<>(Set.of("dev.migration.script.Operations", "dev.migration.script.Revision",
				"dev.migration.script.RevisionScript"));
		imports.addAll(upgrade.imports());
		imports.addAll(downgrade.imports());
		if (upgrade.statements().isEmpty() && downgrade.statements().isEmpty()) {
			// Who writes operations by hand starts here
			imports.add("static dev.migration.script.Ddl.*");
		}
		List<String> groups = new ArrayList<>();
		groups.add(group(imports, "java."));
		groups.add(group(imports, "dev."));
		groups.add(group(imports, "static "));
		return groups.stream().filter((group) -> !group.isEmpty()).collect(Collectors.joining("\n\n"));
	}

	private static String group(Set<String> imports, String start) {
		return imports.stream()
			.filter((name) -> name.startsWith(start))
			.map((name) -> "import " + name + ";")
			.collect(Collectors.joining("\n"));
	}

	private static String notes(List<String> notes) {
		return JavaBody.comments(notes.stream().filter((note) -> !note.isBlank()).toList());
	}

}
