package dev.migration.boot.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import dev.migration.scripts.LoadedRevision;
import dev.migration.scripts.ScriptIndex;
import dev.migration.scripts.ScriptLocations;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.generate.GeneratedFiles;
import org.springframework.aot.generate.GeneratedFiles.FileHandler;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.GenerationContext;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ResourceHints;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.aot.BeanFactoryInitializationCode;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.util.ClassUtils;
import org.springframework.util.StreamUtils;

/**
 * Writes down which scripts there are, and that they are needed, since a native image has
 * no class path to search. A script that could not be read at run time ends the build.
 */
class ScriptsAotProcessor implements BeanFactoryInitializationAotProcessor {

	@Override
	public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
			ConfigurableListableBeanFactory beanFactory) {
		if (beanFactory.getBeanNamesForType(MigrationsFactory.class, true, false).length == 0) {
			return null;
		}
		List<String> locations = MigratedDatabases.locations(beanFactory.getBean(Environment.class));
		ClassLoader classLoader = Objects.requireNonNullElseGet(beanFactory.getBeanClassLoader(),
				getClass()::getClassLoader);
		return new Contribution(ScriptIndex.of(locations, classLoader),
				new ScriptLocations(locations, classLoader).load(), classLoader);
	}

	/**
	 * What is written for the scripts.
	 *
	 * @param index the files
	 * @param revisions what they declare
	 * @param classLoader knows the classes
	 */
	private record Contribution(ScriptIndex index, List<LoadedRevision> revisions,
			ClassLoader classLoader) implements BeanFactoryInitializationAotContribution {

		@Override
		public void applyTo(GenerationContext generationContext, BeanFactoryInitializationCode code) {
			RuntimeHints hints = generationContext.getRuntimeHints();
			hints.resources().registerPattern(ScriptIndex.RESOURCE);
			this.index.paths().forEach((path) -> hints.resources().registerPattern(path));
			this.revisions.stream()
				.map(LoadedRevision::origin)
				.filter((origin) -> ClassUtils.isPresent(origin, this.classLoader))
				.forEach((origin) -> register(ClassUtils.resolveClassName(origin, this.classLoader), hints));
			write(generationContext.getGeneratedFiles());
		}

		private static void register(Class<?> script, RuntimeHints hints) {
			hints.reflection().registerType(script, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
			registerContent(script, hints.resources());
		}

		/**
		 * What a class is can be told without loading it only if the files of what it
		 * extends can be read as well.
		 */
		private static void registerContent(Class<?> type, ResourceHints resources) {
			if (!type.getName().startsWith("java.")) {
				resources.registerType(type);
				Class<?> parent = type.getSuperclass();
				if (parent != null) {
					registerContent(parent, resources);
				}
				for (Class<?> parentInterface : type.getInterfaces()) {
					registerContent(parentInterface, resources);
				}
			}
		}

		// Tests are processed context by context into the same folder
		private void write(GeneratedFiles files) {
			files.handleFile(Kind.RESOURCE, ScriptIndex.RESOURCE, this::write);
		}

		private void write(FileHandler file) throws IOException {
			InputStreamSource written = file.getContent();
			if (written != null) {
				String text = StreamUtils.copyToString(written.getInputStream(), StandardCharsets.UTF_8);
				file.override(content(ScriptIndex.parse(text).and(this.index)));
			}
			else {
				file.create(content(this.index));
			}
		}

		private static InputStreamSource content(ScriptIndex index) {
			return new ByteArrayResource(index.toString().getBytes(StandardCharsets.UTF_8));
		}

	}

}
