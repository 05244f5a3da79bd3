package dev.migration.boot.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.context.properties.bind.BindableRuntimeHintsRegistrar;
import org.springframework.util.ClassUtils;

/**
 * What migrations need in a native image beside the scripts.
 */
class MigrationRuntimeHints implements RuntimeHintsRegistrar {

	/** What {@link LazyEntityManagerFactory} stands for. */
	private static final List<String> FACTORIES = List.of("jakarta.persistence.EntityManagerFactory",
			"org.hibernate.SessionFactory", "org.hibernate.engine.spi.SessionFactoryImplementor");

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		// Not beans: what each of several databases says is bound by hand
		BindableRuntimeHintsRegistrar.forTypes(MigrationProperties.class, DatabaseProperties.class)
			.registerHints(hints, classLoader);
		hints.resources().registerPattern("dev/migration/boot/page/page.*");
		// Asked by expressions of the page, whose other values are maps
		hints.reflection()
			.registerTypeIfPresent(classLoader, "org.thymeleaf.engine.IterationStatusVar",
					MemberCategory.INVOKE_PUBLIC_METHODS);
		if (ClassUtils.isPresent("org.springframework.boot.jdbc.DatabaseDriver", classLoader)) {
			ConnectionSource.driverClasses()
				.forEach((driver) -> hints.reflection()
					.registerTypeIfPresent(classLoader, driver, MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS));
		}
		if (ClassUtils.isPresent("org.springframework.aop.framework.ProxyFactory", classLoader)) {
			FACTORIES.stream()
				.filter((factory) -> ClassUtils.isPresent(factory, classLoader))
				.forEach((factory) -> hints.proxies()
					.registerJdkProxy(AopProxyUtils
						.completeJdkProxyInterfaces(ClassUtils.resolveClassName(factory, classLoader))));
		}
	}

}
