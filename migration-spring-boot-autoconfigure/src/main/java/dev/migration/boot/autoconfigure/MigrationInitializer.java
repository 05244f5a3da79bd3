package dev.migration.boot.autoconfigure;

import java.util.List;

import dev.migration.MigrationException;
import dev.migration.command.Migrations;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.Ordered;

/**
 * Triggers the {@link MigrationStrategy} for each database before anything else uses the
 * database.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class MigrationInitializer implements InitializingBean, Ordered {

	private final List<Migrations> databases;

	private final MigrationStrategy strategy;

	private int order;

	/**
	 * Create an initializer of one database.
	 * @param migrations its commands
	 * @param strategy what to do
	 */
	public MigrationInitializer(Migrations migrations, MigrationStrategy strategy) {
		this(List.of(migrations), strategy);
	}

	/**
	 * Create an initializer of several databases.
	 * @param databases the commands of each of them, in the order in which they are
	 * migrated
	 * @param strategy what to do with each
	 */
	public MigrationInitializer(List<Migrations> databases, MigrationStrategy strategy) {
		this.databases = List.copyOf(databases);
		this.strategy = strategy;
	}

	@Override
	public void afterPropertiesSet() {
		for (Migrations migrations : this.databases) {
			try {
				this.strategy.migrate(migrations);
			}
			catch (MigrationException ex) {
				throw (this.databases.size() > 1) ? DatabaseFailedException.of(migrations.database().name(), ex) : ex;
			}
		}
	}

	@Override
	public int getOrder() {
		return this.order;
	}

	/**
	 * Set the order among initializers.
	 * @param order the order, 0 unless set
	 */
	public void setOrder(int order) {
		this.order = order;
	}

}
