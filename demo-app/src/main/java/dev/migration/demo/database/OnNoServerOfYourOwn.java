package dev.migration.demo.database;

import java.util.List;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

final class OnNoServerOfYourOwn extends SpringBootCondition {

	private static final List<String> PROPERTIES = List.of("POSTGRES_HOST", "spring.datasource.url");

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Embedded PostgreSQL");
		for (String property : PROPERTIES) {
			if (StringUtils.hasText(context.getEnvironment().getProperty(property))) {
				return ConditionOutcome.noMatch(message.foundExactly("property " + property));
			}
		}
		return ConditionOutcome.match(message.didNotFind("property", "properties").items(PROPERTIES));
	}

}
