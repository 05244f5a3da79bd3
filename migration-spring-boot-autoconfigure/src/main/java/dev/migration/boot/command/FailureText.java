package dev.migration.boot.command;

import java.util.List;
import java.util.regex.Pattern;

import dev.migration.MigrationException;
import dev.migration.boot.autoconfigure.DatabaseFailedException;
import dev.migration.boot.autoconfigure.MigrationDataSourceMissingException;
import dev.migration.revision.UnknownRevisionException;
import dev.migration.runtime.EditedScriptException;
import dev.migration.runtime.ExistingTablesException;
import dev.migration.runtime.LockTimeoutException;
import dev.migration.runtime.RevisionFailedException;
import dev.migration.runtime.StateTablesException;
import dev.migration.runtime.UnsupportedDatabaseException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.springframework.util.StringUtils;

/**
 * Says in a sentence or two why a command failed and what to do.
 */
final class FailureText {

	private static final List<Class<? extends MigrationException>> COMPLETE = List.of(UnknownRevisionException.class,
			ExistingTablesException.class, StateTablesException.class, EditedScriptException.class,
			LockTimeoutException.class, UnsupportedDatabaseException.class, MigrationDataSourceMissingException.class);

	private static final Pattern SENTENCE_END = Pattern.compile("[.!?;:]['\")]*$");

	private static final String DOCKER_COMPOSE = "org.springframework.boot.docker.compose.";

	private final @Nullable ConfigurableApplicationContext context;

	FailureText(@Nullable ConfigurableApplicationContext context) {
		this.context = context;
	}

	String of(Throwable failure) {
		String reason = reason(failure);
		DatabaseCommandException named = DatabaseCommandException.in(failure);
		return (named != null) ? "[" + named.database() + "] " + reason : reason;
	}

	private String reason(Throwable failure) {
		FailureAnalysis analysis = analyze(failure);
		MigrationException known = find(failure);
		if (known != null && known.getMessage() != null) {
			return saysWhatToDo(known) ? known.getMessage() : withAction(known.getMessage(), analysis);
		}
		if (analysis != null) {
			return withAction(oneLine(analysis.getDescription()), analysis);
		}
		Throwable cause = dockerCompose(failure);
		if (cause != null) {
			return oneLine(String.valueOf(cause.getMessage()))
					+ " To do without Docker Compose, set 'spring.docker.compose.enabled=false'.";
		}
		cause = NestedExceptionUtils.getMostSpecificCause(failure);
		String type = cause.getClass().getSimpleName();
		return StringUtils.hasText(cause.getMessage()) ? type + ": " + oneLine(cause.getMessage()) : type;
	}

	/**
	 * Where a message says what to do, the action is about starts, or says it again.
	 */
	private static boolean saysWhatToDo(MigrationException failure) {
		MigrationException reason = (failure instanceof DatabaseFailedException named) ? named.reason() : failure;
		if (reason instanceof RevisionFailedException revision) {
			return revision.isLockRefused() || revision.isOutcomeUnknown();
		}
		return COMPLETE.stream().anyMatch((type) -> type.isInstance(reason));
	}

	private static @Nullable MigrationException find(Throwable failure) {
		for (Throwable current = failure; current != null; current = current.getCause()) {
			if (current instanceof MigrationException known) {
				return known;
			}
		}
		return null;
	}

	/**
	 * Spring Boot's exceptions say more than what they are caused by, and have no
	 * analyzers.
	 */
	private static @Nullable Throwable dockerCompose(Throwable failure) {
		for (Throwable current = failure; current != null; current = current.getCause()) {
			if (current.getClass().getName().startsWith(DOCKER_COMPOSE)) {
				return current;
			}
		}
		return null;
	}

	private static String withAction(String description, @Nullable FailureAnalysis analysis) {
		String action = (analysis != null) ? analysis.getAction() : null;
		if (!StringUtils.hasText(action)) {
			return description;
		}
		// What drivers say has no full stop
		String text = description.stripTrailing();
		return text + (SENTENCE_END.matcher(text).find() ? "" : ".") + " " + action.strip();
	}

	private static String oneLine(String text) {
		return text.strip().replaceAll("\\s+", " ");
	}

	private @Nullable FailureAnalysis analyze(Throwable failure) {
		for (FailureAnalyzer analyzer : analyzers()) {
			try {
				FailureAnalysis analysis = analyzer.analyze(failure);
				if (analysis != null) {
					return analysis;
				}
			}
			catch (RuntimeException | LinkageError ex) {
				// An analyzer that stumbles has nothing to say; Boot does the same
				continue;
			}
		}
		return null;
	}

	private List<FailureAnalyzer> analyzers() {
		ClassLoader classLoader = (this.context != null) ? this.context.getClassLoader() : getClass().getClassLoader();
		ArgumentResolver arguments = ArgumentResolver.none();
		if (this.context != null) {
			arguments = ArgumentResolver.of(BeanFactory.class, this.context.getBeanFactory())
				.and(Environment.class, this.context.getEnvironment());
		}
		return SpringFactoriesLoader.forDefaultResourceLocation(classLoader)
			.load(FailureAnalyzer.class, arguments, FailureHandler.handleMessage((message, failure) -> {
			}));
	}

}
