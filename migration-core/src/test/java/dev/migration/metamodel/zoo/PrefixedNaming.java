package dev.migration.metamodel.zoo;

import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;

/**
 * Puts something before every name, as the strategies of many applications do.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class PrefixedNaming extends PhysicalNamingStrategySnakeCaseImpl {

	@Override
	public Identifier toPhysicalTableName(Identifier logicalName, JdbcEnvironment environment) {
		return prefixed("T_", super.toPhysicalTableName(logicalName, environment));
	}

	@Override
	public Identifier toPhysicalSequenceName(Identifier logicalName, JdbcEnvironment environment) {
		return prefixed("S_", super.toPhysicalSequenceName(logicalName, environment));
	}

	@Override
	public Identifier toPhysicalColumnName(Identifier logicalName, JdbcEnvironment environment) {
		return prefixed("c_", super.toPhysicalColumnName(logicalName, environment));
	}

	private static Identifier prefixed(String prefix, Identifier name) {
		return Identifier.toIdentifier(prefix + name.getText(), name.isQuoted());
	}

}
