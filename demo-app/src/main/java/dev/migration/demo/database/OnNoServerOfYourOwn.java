package dev.migration.demo.database;

import java.util.List;
import java.util.Optional;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

final class OnNoServerOfYourOwn extends SpringBootCondition {

	private static final List<String> PROPERTIES = List.of("POSTGRES_HOST", "spring.datasource.url");

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Embedded PostgreSQL");
		return serverProperty(context.getEnvironment())
			.map((property) -> ConditionOutcome.noMatch(message.foundExactly("property " + property)))
			.orElseGet(() -> ConditionOutcome.match(message.didNotFind("property", "properties").items(PROPERTIES)));
	}

	/**
	 * Return which property names a server, if one does.
	 */
	static Optional<String> serverProperty(Environment environment) {
		return PROPERTIES.stream()
			.filter((property) -> StringUtils.hasText(environment.getProperty(property)))
			.findFirst();
	}

}
