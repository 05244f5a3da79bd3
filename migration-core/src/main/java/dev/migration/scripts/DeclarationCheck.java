package dev.migration.scripts;

import java.util.List;
import java.util.stream.Collectors;

import dev.migration.MigrationException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;

/**
 * Reads a rendered script back: a user's template may leave out what was asked for, and
 * not every text can be written into the header of an SQL script.
 *
 * @param template the user's template, or {@code null} for the tool's
 */
record DeclarationCheck(@Nullable Resource template) {

	/**
	 * Return the script, known to declare what the draft says.
	 * @throws MigrationException if it declares something else
	 */
	RenderedScript check(RenderedScript script, RevisionDraft draft) {
		ScriptSource source = ScriptSource.of(script.fileName(), script.text());
		if (!source.ids().equals(List.of(draft.id()))) {
			throw problem(draft, "identifier", source.ids(), List.of(draft.id()));
		}
		DeclaredRevision written = source.declared(draft.id());
		DeclaredRevision asked = DeclaredRevision.of(draft);
		compare(draft, "parents", written.downRevisions(), asked.downRevisions());
		compare(draft, "dependencies", written.dependsOn(), asked.dependsOn());
		compare(draft, "branch labels", written.branchLabels(), asked.branchLabels());
		compare(draft, "'transactional'", List.of(String.valueOf(written.transactional())),
				List.of(String.valueOf(asked.transactional())));
		return script;
	}

	private void compare(RevisionDraft draft, String what, List<String> written, List<String> asked) {
		if (!written.equals(asked)) {
			throw problem(draft, what, written, asked);
		}
	}

	private MigrationException problem(RevisionDraft draft, String what, List<String> written, List<String> asked) {
		String advice = (this.template != null)
				? "have you left it out of template " + this.template.getDescription()
						+ "? Compare it with a new one from 'migrate init'."
				: "use letters, digits and '_' in identifiers and labels.";
		return new MigrationException("The script of revision '" + draft.id() + "' was not written: its " + what
				+ " would be " + quoted(written) + " instead of " + quoted(asked) + "; " + advice);
	}

	private static String quoted(List<String> texts) {
		return texts.isEmpty() ? "empty"
				: texts.stream().map((text) -> "'" + text + "'").collect(Collectors.joining(", "));
	}

}
