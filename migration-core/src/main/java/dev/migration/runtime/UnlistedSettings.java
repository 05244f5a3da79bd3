package dev.migration.runtime;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Settings of a session that the server does not list, such as those by which row
 * security knows a tenant: what they were before the first statement that names them.
 */
final class UnlistedSettings {

	private final MigrationSession session;

	private final Map<String, Setting> settings = new HashMap<>();

	UnlistedSettings(MigrationSession session) {
		this.session = session;
	}

	/**
	 * Take note of a statement that is about to be sent.
	 */
	void before(String sql) throws SQLException {
		for (Map.Entry<String, String> setting : this.session.state().unlistedSettings(sql).entrySet()) {
			if (!this.settings.containsKey(setting.getKey())) {
				this.settings.put(setting.getKey(), new Setting(setting.getValue(), read(setting.getValue())));
			}
		}
	}

	/**
	 * Set back what is otherwise now.
	 */
	void restore() throws SQLException {
		for (Map.Entry<String, Setting> entry : this.settings.entrySet()) {
			Setting setting = entry.getValue();
			if (!Objects.equals(read(setting.query()), setting.value())) {
				this.session.execute(this.session.state().setUnlisted(entry.getKey(), setting.value()));
			}
		}
	}

	/**
	 * What was never set is empty once it has been, and stays so.
	 */
	private String read(String query) throws SQLException {
		try (Statement statement = this.session.connection().createStatement();
				ResultSet result = statement.executeQuery(query)) {
			result.next();
			return Objects.requireNonNullElse(text(result), "");
		}
	}

	private static @Nullable String text(ResultSet result) throws SQLException {
		return result.getString(1);
	}

	/**
	 * A setting.
	 *
	 * @param query asks for it
	 * @param value what it was
	 */
	private record Setting(String query, String value) {

	}

}
