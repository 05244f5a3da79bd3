package dev.migration.boot.command;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.migration.MigrationException;
import dev.migration.boot.autoconfigure.DatabaseSettings;
import dev.migration.command.Migrations;
import dev.migration.metamodel.HibernateSchemaSource;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationSession;
import dev.migration.schema.Name;
import dev.migration.schema.PreviousNames;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.SchemaSource;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

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
	 * @param settings what is said about that database
	 * @param serverNeeded whether it is for this server, and not for any
	 * @return the model, or {@code null} if there are no entities
	 */
	static @Nullable EntityModel find(ConfigurableApplicationContext context, Migrations migrations,
			DatabaseSettings settings, boolean serverNeeded) {
		PersistenceUnit unit = choose(units(context), settings);
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
		catch (MigrationException ex) {
			// Not reachable, or none is configured
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

	private static @Nullable PersistenceUnit choose(List<PersistenceUnit> units, DatabaseSettings settings) {
		String names = String.join("', '", units.stream().map(PersistenceUnit::name).toList());
		String name = settings.persistenceUnit();
		if (name != null) {
			return find(units, name)
				.orElseThrow(() -> new UsageException("There is no persistence unit '%s'; set '%s' to one of '%s'."
					.formatted(name, settings.key("persistence-unit"), names)));
		}
		if (settings.isSingle()) {
			if (units.size() > 1) {
				throw new UsageException(
						"There are several persistence units, '%s'; set 'migration.persistence-unit'".formatted(names)
								+ " to the one to compare.");
			}
			return units.isEmpty() ? null : units.get(0);
		}
		// The entities of another database would be taken for missing ones
		return units.isEmpty() ? null : find(units, settings.name()).orElseThrow(
				() -> new NoEntitiesException("Nothing says which entities database '%s' has; set '%s' to one of '%s'."
					.formatted(settings.name(), settings.key("persistence-unit"), names)));
	}

	private static Optional<PersistenceUnit> find(List<PersistenceUnit> units, String name) {
		return units.stream().filter((unit) -> unit.name().equals(name)).findFirst();
	}

	@Override
	public SchemaModel read() {
		return this.unit.read(this.server, this.database.dialect(), this.schema, HibernateSchemaSource::read);
	}

	@Override
	public Map<QualifiedName, Long> counters() {
		return this.unit.read(this.server, this.database.dialect(), this.schema, HibernateSchemaSource::counters);
	}

	@Override
	public Map<QualifiedName, List<Name>> reorderedKeys() {
		return this.unit.read(this.server, this.database.dialect(), this.schema, HibernateSchemaSource::reorderedKeys);
	}

	@Override
	public List<String> notModelled() {
		return this.unit.read(this.server, this.database.dialect(), this.schema, HibernateSchemaSource::notModelled);
	}

	@Override
	public List<String> statements() {
		return this.unit.read(this.server, this.database.dialect(), this.schema, HibernateSchemaSource::statements);
	}

	@Override
	public PreviousNames previousNames() {
		return this.unit.read(this.server, this.database.dialect(), this.schema, HibernateSchemaSource::previousNames);
	}

}
