package dev.migration.boot.actuate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migration.command.MigrationStatus;
import dev.migration.command.Migrations;
import dev.migration.command.RevisionDetail;
import dev.migration.command.RevisionSql;
import dev.migration.runtime.HistoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of texts what nobody is to see: passwords in what drivers and servers quote,
 * and the values of placeholders and arguments that are called like secrets.
 */
final class Secrets {

	private static final String MASK = "******";

	// Not every key: there are keys of tables
	private static final Pattern NAME = Pattern
		.compile("(?i).*(passw|pwd|secret|token|credential|(api|access|private|signing|encryption)[-_.]?key).*");

	// Drivers quote the URL that they were given; in SQL, whatever is assigned is shown
	private static final Pattern PARAMETER = Pattern
		.compile("(?i)([?&;][\\w.-]*(?:password|pwd|secret|token))(=)[^&;,\\s'\"]+");

	private static final Pattern AUTHORITY = Pattern.compile("(://)[^/@\\s]+:[^/@\\s]+@");

	// What is shorter is part of other words
	private static final int SHORTEST = 4;

	private final List<String> values;

	private Secrets(Stream<String> values) {
		this.values = values.filter((value) -> value.length() >= SHORTEST)
			.distinct()
			// One may be a part of another
			.sorted((one, other) -> other.length() - one.length())
			.toList();
	}

	/**
	 * Return the secrets of a database.
	 * @param migrations how it is migrated
	 * @param passwords the passwords that are known
	 */
	static Secrets of(Migrations migrations, Collection<String> passwords) {
		return new Secrets(Stream.concat(passwords.stream(),
				Stream.of(migrations.options().placeholders(), migrations.options().arguments())
					.flatMap((named) -> named.entrySet().stream())
					.filter((entry) -> NAME.matcher(entry.getKey()).matches())
					.map(Map.Entry::getValue)));
	}

	@Nullable String mask(@Nullable String text) {
		if (text == null) {
			return null;
		}
		String masked = text;
		for (String value : this.values) {
			masked = masked.replace(value, MASK);
		}
		masked = PARAMETER.matcher(masked).replaceAll("$1$2" + MASK);
		return AUTHORITY.matcher(masked).replaceAll("$1" + MASK + "@");
	}

	MigrationStatus mask(MigrationStatus status) {
		return new MigrationStatus(status.state(), status.current(), status.heads(), status.pending(), status.unknown(),
				status.revisions(), history(status.history()), status.historyTotal(), mask(status.error()));
	}

	RevisionDetail mask(RevisionDetail detail) {
		return new RevisionDetail(detail.entry(), detail.known(), detail.transactional(), mask(detail.upgrade()),
				mask(detail.downgrade()), history(detail.history()), mask(detail.error()));
	}

	private RevisionSql mask(RevisionSql sql) {
		List<String> statements = new ArrayList<>();
		sql.statements().forEach((statement) -> statements.add(String.valueOf(mask(statement))));
		return new RevisionSql(sql.source(), statements, mask(sql.unavailable()));
	}

	private List<HistoryEntry> history(List<HistoryEntry> entries) {
		return entries.stream()
			.map((entry) -> (entry.error() != null) ? entry.withError(String.valueOf(mask(entry.error()))) : entry)
			.toList();
	}

}
