package dev.migration.boot.command;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import dev.migration.MigrationException;
import dev.migration.command.Migrations;
import dev.migration.runtime.DatabaseUnavailableException;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationSession;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.SchemaSource;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;
import org.springframework.util.StringUtils;

/**
 * The entities of a persistence unit as a schema. The mapping is read when it is asked
 * for, on no connection at all: a pool may have just one.
 */
final class EntityModel implements SchemaSource {

	private final PersistenceUnit unit;

	private final MigrationDatabase database;

	private final @Nullable ServerVersion server;

	private final @Nullable String schema;

	private EntityModel(PersistenceUnit unit, MigrationDatabase database, @Nullable ServerVersion server,
			@Nullable String schema) {
		this.unit = unit;
		this.database = database;
		this.server = server;
		this.schema = schema;
	}

	/**
	 * Find the model of an application.
	 * @param context the application
	 * @param migrations the database that it is for
	 * @param serverNeeded whether it is for this server, and not for any
	 * @return the model, or {@code null} if there are no entities
	 */
	static @Nullable EntityModel find(ConfigurableApplicationContext context, Migrations migrations,
			boolean serverNeeded) {
		PersistenceUnit unit = choose(units(context),
				context.getEnvironment().getProperty("migration.persistence-unit"));
		if (unit == null) {
			return null;
		}
		MigrationDatabase database = migrations.database();
		try (MigrationSession session = MigrationSession.open(database)) {
			return new EntityModel(unit, database, ServerVersion.of(session.connection()), session.schema().text());
		}
		catch (SQLException ex) {
			throw new MigrationException("Database '" + database.name() + "' does not tell its version.", ex);
		}
		catch (DatabaseUnavailableException ex) {
			if (serverNeeded) {
				throw ex;
			}
			return new EntityModel(unit, database, null, (database.schema() != null) ? database.schema().text() : null);
		}
	}

	private static List<PersistenceUnit> units(ConfigurableApplicationContext context) {
		List<PersistenceUnit> units = new ArrayList<>();
		BeanFactoryUtils.beansOfTypeIncludingAncestors(context.getBeanFactory(), AbstractEntityManagerFactoryBean.class)
			.values()
			.stream()
			.map(AbstractEntityManagerFactoryBean::getPersistenceProvider)
			.filter(CapturingPersistenceProvider.class::isInstance)
			.map((provider) -> ((CapturingPersistenceProvider) provider).unit())
			.filter(Objects::nonNull)
			.forEach(units::add);
		units.sort(Comparator.comparing(PersistenceUnit::name));
		return units;
	}

	private static @Nullable PersistenceUnit choose(List<PersistenceUnit> units, @Nullable String name) {
		String names = String.join("', '", units.stream().map(PersistenceUnit::name).toList());
		if (StringUtils.hasText(name)) {
			return units.stream()
				.filter((unit) -> unit.name().equals(name))
				.findFirst()
				.orElseThrow(() -> new UsageException(
						"There is no persistence unit '%s'; set 'migration.persistence-unit' to one of '%s'."
							.formatted(name, names)));
		}
		if (units.size() > 1) {
			throw new UsageException(
					"There are several persistence units, '%s'; set 'migration.persistence-unit'".formatted(names)
							+ " to the one to compare.");
		}
		return units.isEmpty() ? null : units.get(0);
	}

	@Override
	public SchemaModel read() {
		return this.unit.schema(this.server, this.database.dialect(), this.schema);
	}

}
