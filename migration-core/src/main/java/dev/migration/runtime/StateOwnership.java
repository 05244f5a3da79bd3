package dev.migration.runtime;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import dev.migration.dialect.OwnershipSql;
import dev.migration.dialect.OwnershipSql.Way;
import dev.migration.runtime.UnknownRevisionsRefusedException.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Whether the version and the history table belong to who migrates, and nobody else can
 * write into them. Who can write the history decides what is run.
 */
final class StateOwnership {

	private static final int MOST_NAMED = 5;

	private final MigrationSession session;

	private final Refusal refusal;

	StateOwnership(MigrationSession session, Refusal refusal) {
		this.session = session;
		this.refusal = refusal;
	}

	/**
	 * Refuse tables that others can write into.
	 * @throws UnknownRevisionsRefusedException if there is a way
	 */
	void require(OwnershipSql sql) throws SQLException {
		List<String> ways = new ArrayList<>();
		String query = sql.otherWriters(this.session.schema(),
				List.of(this.session.versionTable().name(), this.session.historyTable().name()));
		try (Statement statement = this.session.connection().createStatement();
				ResultSet result = statement.executeQuery(query)) {
			while (result.next()) {
				ways.add(description(Way.valueOf(result.getString(1)), result.getString(2), result.getString(3),
						result.getString(4)));
			}
		}
		if (!ways.isEmpty()) {
			String more = (ways.size() > MOST_NAMED) ? "; and " + (ways.size() - MOST_NAMED) + " more" : "";
			throw this.refusal.because(String.join("; ", ways.subList(0, Math.min(ways.size(), MOST_NAMED))) + more
					+ ". Who can write the history decides what is run: let nobody but who migrates. Nothing was changed.");
		}
	}

	private static String description(Way way, @Nullable String name, @Nullable String who,
			@Nullable String privileges) {
		String role = (who != null) ? "role '" + who + "'" : "everybody";
		return switch (way) {
			case KIND -> "'" + name + "' is not an ordinary table";
			case OWNER -> "table '" + name + "' belongs to '" + who + "', who is not the one who migrates";
			case GRANT -> role + " may write '" + name + "' (" + privileges + ")";
			case MEMBER -> role + " is a member of '" + name + "', who owns the tables";
			case WRITES_ALL -> role + " may write all tables ('pg_write_all_data')";
			case MAKES_MEMBERS -> role + " may make itself a member of any role ('CREATEROLE' before PostgreSQL 16)";
			case TRIGGER -> "table '" + name + "' has trigger '" + who + "'";
			case RULE -> "table '" + name + "' has rule '" + who + "'";
			case ROW_SECURITY -> "table '" + name + "' has row security";
			case CHILD -> "table '" + who + "' inherits from '" + name + "'";
		};
	}

}
