package dev.migration.boot.actuate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.migration.command.Migrations;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.context.ApplicationContext;
import org.springframework.util.StringUtils;

/**
 * The databases of an application context and its parents.
 */
final class ShownDatabases {

	private final ApplicationContext context;

	ShownDatabases(ApplicationContext context) {
		this.context = context;
	}

	/**
	 * Return all application contexts, each with its parent's identifier.
	 */
	<D> MigrationsDescriptor<D> describe(Map<ShownDatabase, D> databases) {
		Map<String, ContextDescriptor<D>> contexts = new LinkedHashMap<>();
		for (ApplicationContext target = this.context; target != null; target = target.getParent()) {
			String id = id(target);
			Map<String, D> own = new LinkedHashMap<>();
			databases.forEach((database, descriptor) -> {
				if (database.context().equals(id)) {
					own.put(database.name(), descriptor);
				}
			});
			contexts.put(id, new ContextDescriptor<>(parentId(target), own));
		}
		return new MigrationsDescriptor<>(contexts);
	}

	/**
	 * Return the databases that somebody asks for.
	 * @throws InvalidEndpointRequestException if there are none
	 */
	List<ShownDatabase> find(@Nullable String context, @Nullable String database) {
		List<ShownDatabase> found = select(all(), "context", ShownDatabase::context, context);
		return select(found, "database", ShownDatabase::name, database);
	}

	private static List<ShownDatabase> select(List<ShownDatabase> from, String what,
			Function<ShownDatabase, String> name, @Nullable String wanted) {
		if (!StringUtils.hasText(wanted)) {
			return from;
		}
		List<ShownDatabase> found = from.stream().filter((one) -> name.apply(one).equals(wanted)).toList();
		if (found.isEmpty()) {
			throw MigrationsQuery.invalid("'" + wanted + "' is no " + what + " that is migrated; give one of "
					+ quoted(from.stream().map(name).distinct().toList()) + ".");
		}
		return found;
	}

	static String quoted(Collection<String> names) {
		return names.stream().map((name) -> "'" + name + "'").collect(Collectors.joining(", "));
	}

	private List<ShownDatabase> all() {
		List<ShownDatabase> databases = new ArrayList<>();
		for (ApplicationContext target = this.context; target != null; target = target.getParent()) {
			ApplicationContext owner = target;
			Map<String, Migrations> beans = owner.getBeansOfType(Migrations.class);
			beans.forEach((bean, migrations) -> databases.add(
					new ShownDatabase(id(owner), parentId(owner), name(bean, migrations, beans.values()), migrations)));
		}
		return databases;
	}

	/**
	 * An application may have made several for databases that it calls the same.
	 */
	private static String name(String bean, Migrations migrations, Collection<Migrations> all) {
		String name = migrations.database().name();
		boolean unique = all.stream().filter((one) -> one.database().name().equals(name)).count() == 1;
		return unique ? name : name + ":" + bean;
	}

	private static String id(ApplicationContext context) {
		return String.valueOf(context.getId());
	}

	private static @Nullable String parentId(ApplicationContext context) {
		return (context.getParent() != null) ? id(context.getParent()) : null;
	}

}
