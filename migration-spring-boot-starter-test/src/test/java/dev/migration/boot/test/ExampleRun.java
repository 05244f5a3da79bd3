package dev.migration.boot.test;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.TestReporter;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/**
 * What JUnit makes of an example.
 *
 * @param tests a line for each test, with the message of a failure
 * @param reports what was published
 */
record ExampleRun(List<String> tests, List<String> reports) {

	static ExampleRun of(Class<?> example) {
		return of(EngineTestKit.engine("junit-jupiter")
			.selectors(DiscoverySelectors.selectClass(example))
			.execute()
			.allEvents());
	}

	static ExampleRun of(Class<?> example, String method) {
		boolean reporting = List.of("keepsData", "matchesEntities", "releasedRevisionsAreNotEdited").contains(method);
		String parameters = reporting ? TestReporter.class.getName() : "";
		return of(EngineTestKit.engine("junit-jupiter")
			.selectors(DiscoverySelectors.selectMethod(example, method, parameters))
			.execute()
			.allEvents());
	}

	private static ExampleRun of(Events events) {
		List<String> reports = new ArrayList<>();
		events.reportingEntryPublished()
			.stream()
			.forEach((event) -> event.getPayload(ReportEntry.class)
				.ifPresent((entry) -> reports.addAll(entry.getKeyValuePairs().values())));
		List<String> tests = events.finished()
			.stream()
			.filter((event) -> event.getTestDescriptor().isTest() || failed(event))
			.map(ExampleRun::line)
			.sorted()
			.toList();
		return new ExampleRun(tests, reports);
	}

	private static boolean failed(Event event) {
		return event.getRequiredPayload(TestExecutionResult.class).getThrowable().isPresent();
	}

	private static String line(Event event) {
		TestExecutionResult result = event.getRequiredPayload(TestExecutionResult.class);
		return event.getTestDescriptor().getDisplayName() + ": " + switch (result.getStatus()) {
			case SUCCESSFUL -> "passed";
			case ABORTED -> "skipped, " + message(result);
			case FAILED -> "failed, " + message(result);
		};
	}

	private static String message(TestExecutionResult result) {
		return result.getThrowable().map(Throwable::getMessage).orElse("");
	}

}
