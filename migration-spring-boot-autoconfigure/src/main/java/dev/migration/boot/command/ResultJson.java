package dev.migration.boot.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migration.autogenerate.Comparison;
import dev.migration.command.MigrationResult;
import dev.migration.command.RebasedRevision;
import dev.migration.command.WrittenRevision;
import dev.migration.command.WrittenScript;
import dev.migration.proof.ProofReport;
import dev.migration.proof.ProofVerdict;
import dev.migration.proof.RevisionProof;
import dev.migration.revision.Heads;
import dev.migration.runtime.AppliedRevision;
import dev.migration.runtime.DryRun;
import dev.migration.runtime.ScriptComparison;
import dev.migration.runtime.ScriptComparison.Verdict;
import dev.migration.scripts.InitializedFile;
import dev.migration.scripts.InitializedProject;
import dev.migration.scripts.ProjectTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Renders as JSON what commands have done or found.
 */
final class ResultJson {

	private ResultJson() {
	}

	static Map<String, @Nullable Object> run(MigrationResult result) {
		Map<String, @Nullable Object> document = new LinkedHashMap<>();
		document.put("current", result.current().ids());
		document.put("steps", result.steps().stream().map(ResultJson::step).toList());
		return document;
	}

	static Map<String, @Nullable Object> dryRun(DryRun result, Heads rows) {
		Map<String, @Nullable Object> document = new LinkedHashMap<>();
		document.put("current", rows.ids());
		document.put("dryRun", true);
		document.put("steps", result.executed().stream().map(ResultJson::step).toList());
		document.put("stoppedBefore", (result.stop() != null) ? result.stop().before().id() : null);
		return document;
	}

	private static Map<String, Object> step(AppliedRevision step) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("revision", step.revision().id());
		values.put("direction", step.direction().name());
		values.put("durationMillis", step.duration().toMillis());
		return values;
	}

	/**
	 * Render what came out of the scripts of applied revisions.
	 * @param scripts the comparisons
	 * @return the document
	 */
	static Map<String, @Nullable Object> scripts(List<ScriptComparison> scripts) {
		Map<String, @Nullable Object> document = new LinkedHashMap<>();
		document.put("edited", scripts(scripts, Verdict.EDITED));
		document.put("moved", scripts(scripts, Verdict.MOVED));
		document.put("notComparable", scripts(scripts, Verdict.NOT_COMPARABLE));
		document.put("unrecorded", scripts(scripts, Verdict.UNRECORDED));
		return document;
	}

	private static List<Map<String, @Nullable Object>> scripts(List<ScriptComparison> scripts, Verdict verdict) {
		return scripts.stream().filter((script) -> script.verdict() == verdict).map(ResultJson::script).toList();
	}

	private static Map<String, @Nullable Object> script(ScriptComparison script) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		values.put("revision", script.revision().id());
		values.put("script", script.revision().origin());
		values.put("reason", script.reason());
		return values;
	}

	static Map<String, @Nullable Object> repaired(List<ScriptComparison> repaired, boolean dryRun) {
		Map<String, @Nullable Object> document = new LinkedHashMap<>();
		document.put("dryRun", dryRun);
		document.put("repaired", repaired.stream().map((script) -> {
			Map<String, @Nullable Object> values = script(script);
			values.put("difference", script.difference());
			return values;
		}).toList());
		return document;
	}

	static Map<String, @Nullable Object> check(Comparison comparison, List<String> differences,
			List<ScriptComparison> scripts) {
		Map<String, @Nullable Object> document = scripts(scripts);
		document.put("differences", differences);
		document.put("possibleRenames",
				comparison.possibleRenames().stream().map((candidate) -> candidate.rename().argument()).toList());
		document.put("notCompared", comparison.notCompared());
		document.put("unmanaged", comparison.unmanaged().stream().map(ComparisonLog::text).toList());
		return document;
	}

	static Map<String, @Nullable Object> written(WrittenRevision written) {
		Map<String, @Nullable Object> document = new LinkedHashMap<>();
		document.put("revision", written.id());
		document.put("file", (written.file() != null) ? written.file().toAbsolutePath().normalize().toString() : null);
		document.put("scripts", written.scripts().stream().map(ResultJson::script).toList());
		document.put("differences", written.differences().stream().map(ComparisonLog::detected).toList());
		document.put("notes", written.notes());
		document.put("unmanaged", written.unmanaged().stream().map(ComparisonLog::text).toList());
		document.put("proof", (written.proof() != null) ? proof(written.proof()) : null);
		return document;
	}

	private static Map<String, @Nullable Object> proof(ProofVerdict verdict) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		values.put("outcome", verdict.outcome().name());
		values.put("place", verdict.place());
		values.put("findings", verdict.findings());
		values.put("remarks", verdict.remarks());
		return values;
	}

	static Map<String, @Nullable Object> proved(ProofReport report) {
		Map<String, @Nullable Object> document = new LinkedHashMap<>();
		document.put("place", report.place());
		document.put("revisions", report.revisions().stream().map(ResultJson::proved).toList());
		document.put("differences", (report.differences() != null)
				? report.differences().stream().map(ComparisonLog::detected).toList() : null);
		return document;
	}

	private static Map<String, Object> proved(RevisionProof proof) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("revision", proof.revision().id());
		values.put("message", proof.revision().message());
		values.put("outcome", proof.outcome().name());
		values.put("findings", proof.findings());
		return values;
	}

	private static Map<String, Object> script(WrittenScript script) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("revision", script.id());
		values.put("file", script.file().toAbsolutePath().normalize().toString());
		values.put("transactional", script.transactional());
		return values;
	}

	static Map<String, @Nullable Object> templates(List<ProjectTemplate> templates) {
		Map<String, @Nullable Object> document = new LinkedHashMap<>();
		document.put("templates", templates.stream().map(ResultJson::template).toList());
		return document;
	}

	private static Map<String, Object> template(ProjectTemplate template) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("name", template.name());
		values.put("description", template.description());
		return values;
	}

	static Map<String, @Nullable Object> initialized(InitializedProject written, Path project) {
		Map<String, @Nullable Object> document = new LinkedHashMap<>();
		document.put("files", written.files().stream().map((file) -> file(file, project)).toList());
		document.put("properties", written.properties());
		return document;
	}

	private static Map<String, Object> file(InitializedFile file, Path project) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("path", project.resolve(file.path()).normalize().toString());
		values.put("directory", file.directory());
		values.put("created", file.created());
		return values;
	}

	static Map<String, @Nullable Object> rebased(RebasedRevision rebased) {
		Map<String, @Nullable Object> document = new LinkedHashMap<>();
		document.put("revision", rebased.id());
		document.put("file", rebased.file().toAbsolutePath().normalize().toString());
		document.put("before", rebased.before());
		document.put("after", rebased.after());
		document.put("following", rebased.following());
		document.put("needsBuild", rebased.needsBuild());
		return document;
	}

}
