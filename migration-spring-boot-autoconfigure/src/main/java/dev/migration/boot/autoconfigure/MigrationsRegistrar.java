package dev.migration.boot.autoconfigure;

import java.util.Collection;

import dev.migration.command.Migrations;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Registers a {@link Migrations} bean for each database, in the order of the properties
 * and with the name of the database as its qualifier.
 */
class MigrationsRegistrar implements ImportBeanDefinitionRegistrar {

	private final Environment environment;

	MigrationsRegistrar(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		Collection<String> names = new NamedDatabases(this.environment).names();
		if (names.isEmpty()) {
			registry.registerBeanDefinition(MigratedDatabases.BEAN, definition(DatabaseSettings.DEFAULT_NAME));
		}
		names.forEach((name) -> registry.registerBeanDefinition(MigratedDatabases.beanName(name), definition(name)));
	}

	private static RootBeanDefinition definition(String name) {
		// By a factory method and not by a lambda, for which no code could be generated
		RootBeanDefinition definition = new RootBeanDefinition(Migrations.class);
		definition.setFactoryBeanName(MigrationsFactory.BEAN);
		definition.setFactoryMethodName("migrations");
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, name);
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, name));
		definition.setRole(BeanDefinition.ROLE_APPLICATION);
		return definition;
	}

}
