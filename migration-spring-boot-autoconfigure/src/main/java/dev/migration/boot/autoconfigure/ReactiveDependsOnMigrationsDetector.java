package dev.migration.boot.autoconfigure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDependsOnDatabaseInitializationDetector;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitializationDetector;
import org.springframework.util.ClassUtils;

/**
 * A {@link DependsOnDatabaseInitializationDetector} for what uses a database over R2DBC,
 * which Spring Boot does not let wait by itself.
 */
class ReactiveDependsOnMigrationsDetector extends AbstractBeansOfTypeDependsOnDatabaseInitializationDetector {

	// Names and no classes, as an application need not have them
	private static final List<String> TYPES = List.of("org.springframework.r2dbc.core.DatabaseClient",
			"org.springframework.data.r2dbc.core.R2dbcEntityOperations");

	@Override
	protected Set<Class<?>> getDependsOnDatabaseInitializationBeanTypes() {
		ClassLoader classLoader = getClass().getClassLoader();
		Set<Class<?>> types = new LinkedHashSet<>();
		TYPES.stream()
			.filter((type) -> ClassUtils.isPresent(type, classLoader))
			.forEach((type) -> types.add(ClassUtils.resolveClassName(type, classLoader)));
		return types;
	}

}
