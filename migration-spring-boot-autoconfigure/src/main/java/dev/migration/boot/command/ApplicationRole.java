package dev.migration.boot.command;

import java.lang.StackWalker.StackFrame;
import java.lang.invoke.MethodType;
import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What the application that is starting is to the process. Only the call stack tells:
 * parents, children and bootstrap contexts get the same arguments and environment.
 */
enum ApplicationRole {

	/** The application that the process was started for: it runs the command. */
	MAIN,

	/** A context above the main one: it starts nothing of its own. */
	PARENT,

	/** Started by another application that is still starting, or by a test. */
	OTHER;

	private static final String TEST_CONTEXT = "org.springframework.test.context.";

	private static final MethodType RUN = MethodType.methodType(ConfigurableApplicationContext.class, String[].class);

	static ApplicationRole current() {
		return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).walk((frames) -> of(frames.toList()));
	}

	private static ApplicationRole of(List<StackFrame> frames) {
		boolean test = frames.stream().anyMatch((frame) -> frame.getClassName().startsWith(TEST_CONTEXT));
		if (test || frames.stream().filter(ApplicationRole::isRun).count() != 1) {
			return OTHER;
		}
		// The child's builder is still to run when one is called by another
		return (frames.stream().filter(ApplicationRole::isBuilderRun).count() > 1) ? PARENT : MAIN;
	}

	private static boolean isRun(StackFrame frame) {
		return frame.getDeclaringClass() == SpringApplication.class && isNamedRun(frame);
	}

	private static boolean isBuilderRun(StackFrame frame) {
		return frame.getDeclaringClass() == SpringApplicationBuilder.class && isNamedRun(frame);
	}

	private static boolean isNamedRun(StackFrame frame) {
		return "run".equals(frame.getMethodName()) && RUN.equals(frame.getMethodType());
	}

}
