package dev.migration.boot.autoconfigure;

import java.util.Arrays;
import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The beans that say where a database is. With several databases such a bean says by its
 * qualifier or its name for which of them it is.
 */
final class ConnectionBeans {

	private final ConfigurableListableBeanFactory beanFactory;

	private final ObjectProvider<MigrationConnectionDetails> details;

	private final ObjectProvider<DataSource> migrationDataSource;

	private final MigratedDatabases databases;

	ConnectionBeans(ConfigurableListableBeanFactory beanFactory, ObjectProvider<MigrationConnectionDetails> details,
			ObjectProvider<DataSource> migrationDataSource, MigratedDatabases databases) {
		this.beanFactory = beanFactory;
		this.details = details;
		this.migrationDataSource = migrationDataSource;
		this.databases = databases;
	}

	@Nullable MigrationConnectionDetails details(DatabaseSettings settings) {
		return settings.isNamed() ? named(MigrationConnectionDetails.class, namesOfDetails(), settings) : onlyDetails();
	}

	@Nullable DataSource migrationDataSource(DatabaseSettings settings) {
		return settings.isNamed() ? named(DataSource.class, namesOfMigrationDataSources(), settings)
				: this.migrationDataSource.getIfAvailable();
	}

	/**
	 * Return a DataSource by name or qualifier.
	 */
	DataSource dataSource(DatabaseSettings settings, String name) {
		try {
			return BeanFactoryAnnotationUtils.qualifiedBeanOfType(this.beanFactory, DataSource.class, name);
		}
		catch (NoUniqueBeanDefinitionException ex) {
			throw new InvalidConnectionException("'%s' is the qualifier of several DataSource beans; set '%s' to the"
				.formatted(name, settings.key("data-source")) + " name of one of them.");
		}
		catch (NoSuchBeanDefinitionException ex) {
			throw new InvalidConnectionException("There is no DataSource bean '%s', which '%s' names; there %s."
				.formatted(name, settings.key("data-source"), list(namesOf(DataSource.class))));
		}
	}

	private <T> @Nullable T named(Class<T> type, List<String> beans, DatabaseSettings settings) {
		for (String bean : beans) {
			if (this.databases.all().stream().noneMatch((database) -> isFor(bean, database))) {
				throw new InvalidConnectionException(
						("Bean '%s' does not say which of the databases '%s' it is for; add"
								+ " '@Qualifier' with the name of one of them.")
							.formatted(bean, String.join("', '", this.databases.names())));
			}
		}
		List<String> matching = beans.stream().filter((bean) -> isFor(bean, settings)).toList();
		if (matching.size() > 1) {
			throw new InvalidConnectionException("Beans '%s' are all for database '%s'; keep one of them."
				.formatted(String.join("', '", matching), settings.name()));
		}
		return matching.isEmpty() ? null : this.beanFactory.getBean(matching.get(0), type);
	}

	private boolean isFor(String bean, DatabaseSettings database) {
		return BeanFactoryAnnotationUtils.isQualifierMatch(database.name()::equals, bean, this.beanFactory);
	}

	/**
	 * Return what is said about the only database. Containers that contradict each other
	 * say nothing.
	 */
	private @Nullable MigrationConnectionDetails onlyDetails() {
		MigrationConnectionDetails unique = this.details.getIfUnique();
		List<String> beans = (unique != null) ? List.of() : namesOfDetails();
		if (!beans.isEmpty()) {
			throw new InvalidConnectionException("Beans '%s' all say where the database is; keep one of them or add"
				.formatted(String.join("', '", beans)) + " '@Primary' to it.");
		}
		return unique;
	}

	/**
	 * The beans that somebody has declared: a container that comes with its details
	 * cannot say which of several databases it is.
	 */
	private List<String> namesOfDetails() {
		return namesOf(MigrationConnectionDetails.class).stream()
			.filter((name) -> !this.beanFactory.isTypeMatch(name, ServiceConnectionDetails.class))
			.toList();
	}

	private List<String> namesOfMigrationDataSources() {
		return namesOf(DataSource.class).stream()
			.filter((name) -> this.beanFactory.findAnnotationOnBean(name, MigrationDataSource.class) != null)
			.toList();
	}

	private List<String> namesOf(Class<?> type) {
		return Arrays.asList(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beanFactory, type, true, false));
	}

	private static String list(List<String> names) {
		if (names.isEmpty()) {
			return "is none at all";
		}
		return ((names.size() == 1) ? "is '" : "are '") + String.join("', '", names) + "'";
	}

}
