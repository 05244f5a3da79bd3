package dev.migration.reflection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.schema.Expression;
import org.jspecify.annotations.Nullable;

/**
 * A place on the server where expressions are tried out. Nothing is left of it once it is
 * closed.
 */
interface ExpressionScratch extends AutoCloseable {

	/**
	 * Open the place of a database.
	 * @param connection the connection; it is left as it was
	 * @param dialect the dialect of the database
	 * @param schema the migrated schema, as the database stores it
	 * @param disputes what the probes are taken from
	 * @return the place
	 * @throws SQLException if the connection fails
	 */
	static ExpressionScratch open(Connection connection, Dialect dialect, String schema, Disputes disputes)
			throws SQLException {
		return switch (dialect.name()) {
			case "postgresql" -> ScratchTables.open(connection, dialect, schema, disputes);
			case "mariadb", "mysql" -> new MariaDbScratch(connection, dialect, schema, disputes);
			case "h2" -> H2Scratch.open(connection, dialect, schema, disputes);
			default -> throw new IllegalArgumentException("No expressions for dialect '" + dialect.name() + "'");
		};
	}

	/**
	 * Return why nothing can be tried out here, or {@code null}.
	 */
	@Nullable String obstacle() throws SQLException;

	/**
	 * Ask how the server prints the expressions of the probes.
	 * @param probes the probes, none twice
	 * @return the answers in the same order
	 */
	List<Answer> ask(List<Probe> probes) throws SQLException;

	/**
	 * Ask whether two defaults that are printed in different ways are always the same
	 * nevertheless, such as {@code now()} and {@code CURRENT_TIMESTAMP}.
	 * @return {@code false} also if the server cannot tell
	 */
	default boolean isSame(Expression one, Expression other) throws SQLException {
		return false;
	}

	@Override
	void close() throws SQLException;

	/**
	 * What became of a probe.
	 *
	 * @param probe the probe with the server's texts
	 * @param refusal what the server said against it, or {@code null}
	 * @param denied whether that is only about the rights of who asks
	 */
	record Answer(Probe probe, @Nullable String refusal, boolean denied) {

		Answer(Probe probe, @Nullable String refusal) {
			this(probe, refusal, false);
		}

	}

}
