package dev.migration.scripts;

import dev.migration.script.Revision;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * What reading and writing scripts needs in a native image, whatever the scripts.
 */
class ScriptRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		// Found by its name in class files
		hints.reflection().registerType(Revision.class, MemberCategory.INVOKE_DECLARED_METHODS);
		hints.reflection()
			.registerTypeIfPresent(classLoader, ScriptTemplate.THYMELEAF, MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS);
		hints.resources().registerPattern("dev/migration/scripts/*.txt");
		hints.resources().registerPattern("dev/migration/scripts/templates/*.md");
	}

}
