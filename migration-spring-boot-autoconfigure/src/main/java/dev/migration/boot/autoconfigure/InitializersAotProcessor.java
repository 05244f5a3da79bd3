package dev.migration.boot.autoconfigure;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.generate.GenerationContext;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.aot.BeanRegistrationCode;
import org.springframework.beans.factory.aot.BeanRegistrationCodeFragments;
import org.springframework.beans.factory.aot.BeanRegistrationCodeFragmentsDecorator;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.javapoet.CodeBlock;

/**
 * Keeps what Spring Boot has noted about database initializers in bean definitions, which
 * generated ones would forget: a command keeps them from running, and they are refused
 * beside a migration in the background.
 */
class InitializersAotProcessor implements BeanRegistrationAotProcessor {

	@Override
	public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean registeredBean) {
		return registeredBean.getMergedBeanDefinition().hasAttribute(InitializerDependencies.DETECTOR)
				? BeanRegistrationAotContribution.withCustomCodeFragments(KeptAttribute::new) : null;
	}

	/**
	 * Code that keeps the attribute.
	 */
	private static final class KeptAttribute extends BeanRegistrationCodeFragmentsDecorator {

		KeptAttribute(BeanRegistrationCodeFragments delegate) {
			super(delegate);
		}

		@Override
		public CodeBlock generateSetBeanDefinitionPropertiesCode(GenerationContext generationContext,
				BeanRegistrationCode beanRegistrationCode, RootBeanDefinition beanDefinition,
				Predicate<String> attributeFilter) {
			return super.generateSetBeanDefinitionPropertiesCode(generationContext, beanRegistrationCode,
					beanDefinition, attributeFilter.or(InitializerDependencies.DETECTOR::equals));
		}

	}

}
