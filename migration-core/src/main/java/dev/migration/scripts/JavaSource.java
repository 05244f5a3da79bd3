package dev.migration.scripts;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.migration.scripts.JavaToken.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Java source with revisions.
 */
final class JavaSource implements ScriptSource {

	private static final String ID = "id";

	private static final String DOWN_REVISION = "downRevision";

	private final String origin;

	private final String text;

	private final List<JavaToken> tokens;

	private final List<Map<String, JavaAttribute>> revisions;

	JavaSource(String origin, String text) {
		this.origin = origin;
		this.text = text;
		this.tokens = new JavaTokenizer(text).tokens();
		this.revisions = new JavaRevisions(this.tokens).find();
	}

	@Override
	public List<String> ids() {
		return this.revisions.stream().flatMap((revision) -> id(revision).stream()).toList();
	}

	private static Optional<String> id(Map<String, JavaAttribute> revision) {
		return Optional.ofNullable(revision.get(ID))
			.flatMap(JavaAttribute::strings)
			.filter((ids) -> ids.size() == 1)
			.map((ids) -> ids.get(0));
	}

	@Override
	public Optional<List<String>> downRevisions(String id) {
		JavaAttribute attribute = revision(id).get(DOWN_REVISION);
		return (attribute != null) ? attribute.strings() : Optional.of(List.of());
	}

	@Override
	public DeclaredRevision declared(String id) {
		Map<String, JavaAttribute> revision = revision(id);
		JavaAttribute transactional = revision.get("transactional");
		return new DeclaredRevision(id, strings(revision.get(DOWN_REVISION)), strings(revision.get("dependsOn")),
				strings(revision.get("branchLabels")),
				transactional == null || transactional.truth().orElseThrow(() -> unreadable(transactional)));
	}

	private List<String> strings(@Nullable JavaAttribute attribute) {
		return (attribute != null) ? attribute.strings().orElseThrow(() -> unreadable(attribute)) : List.of();
	}

	@Override
	public String withDownRevisions(String id, List<String> downRevisions) {
		Map<String, JavaAttribute> revision = revision(id);
		JavaAttribute present = revision.get(DOWN_REVISION);
		if (present == null) {
			return downRevisions.isEmpty() ? this.text : inserted(Objects.requireNonNull(revision.get(ID)).end(),
					", " + DOWN_REVISION + " = " + literal(downRevisions));
		}
		requireNoComment(present);
		strings(present);
		if (downRevisions.isEmpty() && isAlone(present)) {
			return replaced(present.before().start(), present.end(), "");
		}
		return replaced(present.start(), present.end(), literal(downRevisions));
	}

	/** Whether the attribute can go together with the comma in front of it. */
	private boolean isAlone(JavaAttribute attribute) {
		return attribute.before().is(",")
				&& this.text.substring(attribute.before().end(), attribute.name().start()).isBlank();
	}

	private void requireNoComment(JavaAttribute attribute) {
		this.tokens.stream()
			.filter((token) -> token.kind() == Kind.COMMENT)
			.filter((token) -> token.start() >= attribute.start() && token.end() <= attribute.end())
			.findFirst()
			.ifPresent((comment) -> {
				throw new InvalidScriptException(this.origin, SqlTokenizer.line(this.text, comment.start()),
						"A comment stands inside of 'downRevision'; move it, so that the attribute can be rewritten.");
			});
	}

	private String inserted(int position, String text) {
		return replaced(position, position, text);
	}

	private String replaced(int start, int end, String replacement) {
		return this.text.substring(0, start) + replacement + this.text.substring(end);
	}

	private static String literal(List<String> ids) {
		List<String> literals = ids.stream().map((id) -> "\"" + JavaText.escape(id) + "\"").toList();
		return (literals.size() == 1) ? literals.get(0)
				: literals.stream().collect(Collectors.joining(", ", "{ ", " }")).replace("{  }", "{}");
	}

	private Map<String, JavaAttribute> revision(String id) {
		return this.revisions.stream()
			.filter((revision) -> id(revision).filter(id::equals).isPresent())
			.findFirst()
			.orElseThrow(() -> new InvalidScriptException(this.origin,
					"It does not declare revision '" + id + "'; add '@Revision(id = \"" + id + "\")' to its class."));
	}

	private InvalidScriptException unreadable(JavaAttribute attribute) {
		String name = attribute.name().text();
		return new InvalidScriptException(this.origin, SqlTokenizer.line(this.text, attribute.start()),
				"'" + name + "' is '" + this.text.substring(attribute.start(), attribute.end())
						+ "', which only a compiler understands; write literals such as '" + name + " = "
						+ ("transactional".equals(name) ? "false" : "\"5c626978d652\"") + "'.");
	}

}
