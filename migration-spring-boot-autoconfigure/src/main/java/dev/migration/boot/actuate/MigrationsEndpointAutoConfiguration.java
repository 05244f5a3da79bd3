package dev.migration.boot.actuate;

import java.util.List;

import dev.migration.boot.autoconfigure.MigrationAutoConfiguration;
import dev.migration.boot.page.MigrationsPage;
import dev.migration.command.Migrations;
import org.thymeleaf.TemplateEngine;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration of the {@link MigrationsEndpoint}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@AutoConfiguration(after = MigrationAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(MigrationsEndpoint.class)
public final class MigrationsEndpointAutoConfiguration {

	@Bean("dev.migration.endpoint")
	@ConditionalOnBean(Migrations.class)
	@ConditionalOnMissingBean
	MigrationsEndpoint endpoint(ApplicationContext context) {
		return new MigrationsEndpoint(context);
	}

	@Bean("dev.migration.endpointWebExtension")
	@ConditionalOnBean(MigrationsEndpoint.class)
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint(exposure = EndpointExposure.WEB)
	MigrationsEndpointWebExtension endpointWebExtension(MigrationsEndpoint endpoint, ObjectProvider<PageRenderer> page,
			ObjectProvider<AcceptHeader> accept) {
		return new MigrationsEndpointWebExtension(endpoint, page.getIfAvailable(),
				accept.getIfAvailable(() -> List::of));
	}

	@Bean("dev.migration.unknownFields")
	@ConditionalOnBean(MigrationsEndpoint.class)
	@ConditionalOnAvailableEndpoint(endpoint = MigrationsEndpoint.class, exposure = EndpointExposure.WEB)
	static UnknownFields unknownFields() {
		return new UnknownFields();
	}

	/**
	 * The page for browsers, where Thymeleaf can make it. That of Spring MVC comes
	 * without the language of its expressions.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(value = TemplateEngine.class, name = "ognl.Ognl")
	@ConditionalOnAvailableEndpoint(endpoint = MigrationsEndpoint.class, exposure = EndpointExposure.WEB)
	static class PageConfiguration {

		@Bean("dev.migration.page")
		PageRenderer page() {
			return new MigrationsPage()::render;
		}

	}

	/**
	 * The weights of the {@code Accept} header.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	@ConditionalOnAvailableEndpoint(endpoint = MigrationsEndpoint.class, exposure = EndpointExposure.WEB)
	static class ServletConfiguration {

		@Bean("dev.migration.acceptHeader")
		AcceptHeader acceptHeader() {
			return new ServletAcceptHeader();
		}

	}

}
