package dev.migration.boot.autoconfigure;

import dev.migration.command.Migrations;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.Ordered;

/**
 * Triggers the {@link MigrationStrategy} before anything else uses the database.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class MigrationInitializer implements InitializingBean, Ordered {

	private final Migrations migrations;

	private final MigrationStrategy strategy;

	private int order;

	/**
	 * Create an initializer.
	 * @param migrations the commands
	 * @param strategy what to do
	 */
	public MigrationInitializer(Migrations migrations, MigrationStrategy strategy) {
		this.migrations = migrations;
		this.strategy = strategy;
	}

	@Override
	public void afterPropertiesSet() {
		this.strategy.migrate(this.migrations);
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
