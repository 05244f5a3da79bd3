package dev.migration.scripts;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.migration.revision.RevisionNode;
import dev.migration.script.RevisionScript;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what revision classes declare about themselves, without loading them. Not to be
 * shared between threads.
 */
final class JavaScriptReader {

	private static final Logger logger = LoggerFactory.getLogger(JavaScriptReader.class);

	private static final String SCRIPT = RevisionScript.class.getName().replace('.', '/');

	private final ClassLoader classLoader;

	// To find one takes as long as to number a class
	private final MessageDigest digest = FileFingerprint.sha256();

	JavaScriptReader(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	Optional<LoadedRevision> read(ScriptFile file) {
		byte[] content = contentOf(file);
		DeclaredClass type = declared(file, content);
		Map<String, Object> revision = type.revision();
		String name = type.className();
		if (revision == null) {
			if (type.parents().contains(SCRIPT) && !type.isAbstract() && name.indexOf('$') < 0) {
				logger
					.warn("Class '{}' is a script without @Revision, so that it is no revision; annotate it, or make it"
							+ " abstract if it is what others extend", name);
			}
			return Optional.empty();
		}
		if (!isScript(type)) {
			throw new InvalidScriptException(name, "It carries @Revision but does not implement '"
					+ RevisionScript.class.getName() + "'; implement it or remove the annotation.");
		}
		if (type.isAbstract() || type.inner()) {
			throw new InvalidScriptException(name, "It carries @Revision but is "
					+ (type.isAbstract() ? "abstract" : "an inner class") + "; make it an ordinary class.");
		}
		ScriptClass script = new ScriptClass(name, this.classLoader);
		return Optional.of(new LoadedRevision(node(name, revision), isTransactional(revision), limits(name, revision),
				new JavaScript(script, FileFingerprint.of(this.digest, content))));
	}

	private static byte[] contentOf(ScriptFile file) {
		try {
			return file.resource().getContentAsByteArray();
		}
		catch (IOException ex) {
			throw file.unreadable(ex);
		}
	}

	private static DeclaredClass declared(ScriptFile file, byte[] content) {
		try {
			return DeclaredClass.read(content);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidScriptException(file.path(),
					"It is no class file that this Java version understands; compile it again.", ex);
		}
	}

	private static RevisionNode node(String name, Map<String, Object> revision) {
		return new RevisionNode(text(revision, "id"), texts(revision, "downRevision"), texts(revision, "dependsOn"),
				texts(revision, "branchLabels"), text(revision, "message"),
				createDate(name, text(revision, "createDate")), name);
	}

	private static boolean isTransactional(Map<String, Object> revision) {
		return !Boolean.FALSE.equals(revision.get("transactional"));
	}

	private static RevisionLimits limits(String name, Map<String, Object> revision) {
		Object retries = revision.getOrDefault("retries", -1);
		return RevisionLimits.of(name, limit("lockTimeout", text(revision, "lockTimeout")),
				limit("statementTimeout", text(revision, "statementTimeout")),
				limit("retries", retries.equals(-1) ? "" : retries.toString()));
	}

	private static RevisionLimits.Entry limit(String attribute, String value) {
		return new RevisionLimits.Entry(attribute, value, 0);
	}

	private static String text(Map<String, Object> revision, String attribute) {
		return revision.getOrDefault(attribute, "").toString();
	}

	private static List<String> texts(Map<String, Object> revision, String attribute) {
		return (revision.get(attribute) instanceof List<?> values) ? values.stream().map(Object::toString).toList()
				: List.of();
	}

	private static @Nullable Instant createDate(String name, String text) {
		if (text.isEmpty()) {
			return null;
		}
		try {
			return CreateDate.parse(text);
		}
		catch (DateTimeParseException ex) {
			throw new InvalidScriptException(name,
					"Its createDate '" + text + "' is no instant; write it as '2026-11-20T23:29:18Z' or leave it out.",
					ex);
		}
	}

	private boolean isScript(DeclaredClass type) {
		return type.parents().contains(SCRIPT) || type.parents().stream().anyMatch(this::isScript);
	}

	private boolean isScript(String type) {
		if (type.startsWith("java/")) {
			return false;
		}
		try (InputStream content = this.classLoader.getResourceAsStream(type + ".class")) {
			return content != null && isScript(DeclaredClass.read(content.readAllBytes()));
		}
		catch (IOException | IllegalArgumentException ex) {
			return false;
		}
	}

}
