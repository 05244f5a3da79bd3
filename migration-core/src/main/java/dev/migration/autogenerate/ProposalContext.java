package dev.migration.autogenerate;

import dev.migration.dialect.Dialect;

/**
 * What a proposal is for.
 *
 * @param database what the user calls the database, {@code default} if there is only one
 * @param dialect its language
 * @author The Migration Authors
 * @since 0.1.0
 */
public record ProposalContext(String database, Dialect dialect) {

}
