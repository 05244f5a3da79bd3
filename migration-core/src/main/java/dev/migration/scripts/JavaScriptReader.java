package dev.migration.scripts;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.migration.revision.RevisionNode;
import dev.migration.script.Revision;
import dev.migration.script.RevisionScript;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.ClassMetadata;
import org.springframework.core.type.classreading.ClassFormatException;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

/**
 * Reads what revision classes declare about themselves, without loading them.
 */
final class JavaScriptReader {

	private final ClassLoader classLoader;

	private final MetadataReaderFactory metadata;

	JavaScriptReader(ClassLoader classLoader) {
		this.classLoader = classLoader;
		this.metadata = new SimpleMetadataReaderFactory(classLoader);
	}

	Optional<LoadedRevision> read(ScriptFile file) {
		byte[] content = contentOf(file);
		AnnotationMetadata type = metadataOf(file, content);
		MergedAnnotation<Revision> revision = type.getAnnotations().get(Revision.class);
		if (!revision.isDirectlyPresent()) {
			return Optional.empty();
		}
		String name = type.getClassName();
		if (!isScript(type)) {
			throw new InvalidScriptException(name, "It carries @Revision but does not implement '"
					+ RevisionScript.class.getName() + "'; implement it or remove the annotation.");
		}
		if (!type.isConcrete() || !type.isIndependent()) {
			throw new InvalidScriptException(name, "It carries @Revision but is "
					+ (type.isConcrete() ? "an inner class" : "abstract") + "; make it an ordinary class.");
		}
		ScriptClass script = new ScriptClass(name, this.classLoader);
		return Optional.of(new LoadedRevision(node(name, revision), revision.getBoolean("transactional"),
				limits(name, revision), new JavaScript(script, FileFingerprint.of(content))));
	}

	private static byte[] contentOf(ScriptFile file) {
		try {
			return file.resource().getContentAsByteArray();
		}
		catch (IOException ex) {
			throw file.unreadable(ex);
		}
	}

	private AnnotationMetadata metadataOf(ScriptFile file, byte[] content) {
		try {
			return this.metadata.getMetadataReader(new ByteArrayResource(content)).getAnnotationMetadata();
		}
		catch (ClassFormatException ex) {
			throw new InvalidScriptException(file.path(),
					"It is no class file that this Java version understands; compile it again.", ex);
		}
		catch (IOException ex) {
			throw file.unreadable(ex);
		}
	}

	private static RevisionNode node(String name, MergedAnnotation<Revision> revision) {
		return new RevisionNode(revision.getString("id"), strings(revision, "downRevision"),
				strings(revision, "dependsOn"), strings(revision, "branchLabels"), revision.getString("message"),
				createDate(name, revision.getString("createDate")), name);
	}

	private static RevisionLimits limits(String name, MergedAnnotation<Revision> revision) {
		int retries = revision.getInt("retries");
		return RevisionLimits.of(name, limit("lockTimeout", revision.getString("lockTimeout")),
				limit("statementTimeout", revision.getString("statementTimeout")),
				limit("retries", (retries != -1) ? String.valueOf(retries) : ""));
	}

	private static RevisionLimits.Entry limit(String attribute, String value) {
		return new RevisionLimits.Entry(attribute, value, 0);
	}

	private static List<String> strings(MergedAnnotation<Revision> revision, String attribute) {
		return Arrays.asList(revision.getStringArray(attribute));
	}

	private static @Nullable Instant createDate(String name, String text) {
		if (text.isEmpty()) {
			return null;
		}
		try {
			return Instant.parse(text);
		}
		catch (DateTimeParseException ex) {
			throw new InvalidScriptException(name,
					"Its createDate '" + text + "' is no instant; write it as '2026-11-20T23:29:18Z' or leave it out.",
					ex);
		}
	}

	private boolean isScript(ClassMetadata type) {
		List<String> interfaces = Arrays.asList(type.getInterfaceNames());
		if (interfaces.contains(RevisionScript.class.getName()) || interfaces.stream().anyMatch(this::isScript)) {
			return true;
		}
		String parent = type.getSuperClassName();
		return parent != null && isScript(parent);
	}

	private boolean isScript(String type) {
		if (type.startsWith("java.")) {
			return false;
		}
		try {
			return isScript(this.metadata.getMetadataReader(type).getClassMetadata());
		}
		catch (IOException ex) {
			return false;
		}
	}

}
