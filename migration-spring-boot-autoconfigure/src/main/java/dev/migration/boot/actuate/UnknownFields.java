package dev.migration.boot.actuate;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import dev.migration.boot.actuate.RunDescriptor.Outcome;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * Refuses to run what says more than the endpoint understands. Spring Boot leaves such
 * fields out, so that a {@code dryrun} would be no dry run. Over JMX there are none.
 */
final class UnknownFields implements OperationInvokerAdvisor {

	private static final EndpointId ENDPOINT = EndpointId.of("migrations");

	// Spring Security takes its token from a parameter too
	private static final List<String> OF_OTHERS = List.of("_csrf");

	@Override
	public OperationInvoker apply(EndpointId endpointId, OperationType operationType, OperationParameters parameters,
			OperationInvoker invoker) {
		if (!endpointId.equals(ENDPOINT) || operationType != OperationType.WRITE) {
			return invoker;
		}
		return (context) -> {
			RunDescriptor refusal = refusal(context.getArguments());
			return (refusal != null) ? new WebEndpointResponse<>(refusal, refusal.outcome().status())
					: invoker.invoke(context);
		};
	}

	private static @Nullable RunDescriptor refusal(Map<String, Object> arguments) {
		TreeSet<String> unknown = new TreeSet<>(arguments.keySet());
		unknown.removeAll(RunRequest.FIELDS);
		OF_OTHERS.forEach(unknown::remove);
		if (unknown.isEmpty()) {
			return null;
		}
		RunRequest request = new RunRequest(text(arguments, "command"), text(arguments, "target"),
				text(arguments, "dryRun"), text(arguments, "context"), text(arguments, "database"), null);
		return RunAnswer.of(request)
			.failed(Outcome.INVALID, "'" + unknown.first() + "' is no field of the body; there are "
					+ ShownDatabases.quoted(RunRequest.FIELDS) + ".", List.of());
	}

	private static @Nullable String text(Map<String, Object> arguments, String field) {
		Object value = arguments.get(field);
		return (value != null) ? value.toString() : null;
	}

}
