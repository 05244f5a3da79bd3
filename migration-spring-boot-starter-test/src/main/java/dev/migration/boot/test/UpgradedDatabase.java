package dev.migration.boot.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import dev.migration.MigrationException;
import dev.migration.autogenerate.Autogenerate;
import dev.migration.autogenerate.Comparison;
import dev.migration.command.Authoring;
import dev.migration.dialect.Dialect;
import dev.migration.proof.Rehearsal;
import dev.migration.proof.ScratchRequest;
import dev.migration.proof.ThrowawayDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A throwaway database to which the whole history was applied.
 */
final class UpgradedDatabase implements AutoCloseable {

	private final TestedDatabase tested;

	private final ScratchRequest request;

	private final ThrowawayDatabase throwaway;

	private final Rehearsal rehearsal;

	private @Nullable String failure;

	private UpgradedDatabase(TestedDatabase tested, ScratchRequest request, ThrowawayDatabase throwaway,
			Rehearsal rehearsal) {
		this.tested = tested;
		this.request = request;
		this.throwaway = throwaway;
		this.rehearsal = rehearsal;
	}

	static UpgradedDatabase of(TestedDatabase tested) {
		ScratchRequest request = tested.request();
		AtomicReference<@Nullable ThrowawayDatabase> made = new AtomicReference<>();
		Rehearsal rehearsal = tested.rehearsal((wanted) -> {
			ThrowawayDatabase throwaway = tested.scratch().create(wanted);
			made.set(throwaway);
			return throwaway;
		}, request);
		ThrowawayDatabase throwaway = made.get();
		if (throwaway == null) {
			throw new IllegalStateException("A rehearsal makes its database first");
		}
		UpgradedDatabase upgraded = new UpgradedDatabase(tested, request, throwaway, rehearsal);
		try {
			rehearsal.replay(tested.migrations().revisions());
		}
		catch (MigrationException ex) {
			upgraded.failure = Rehearsal.reason(ex);
		}
		return upgraded;
	}

	/**
	 * Return why the history could not be applied.
	 * @return the reason, or {@code null} if it was
	 */
	@Nullable String failure() {
		return this.failure;
	}

	String place() {
		return this.rehearsal.place();
	}

	String product() {
		return this.request.product();
	}

	/**
	 * Compare with the entities.
	 * @return what was found, or {@code null} if there are no entities
	 */
	@Nullable Comparison compare() {
		Authoring authoring = this.tested.authoring(this.throwaway.dataSource(), this.request);
		if (authoring.model() == null) {
			return null;
		}
		MigrationHistory history = this.tested.migrations().revisions();
		return this.rehearsal.compare(new Autogenerate(authoring.model(), authoring.filter(), authoring.rewriters())
			.withOptions(authoring.options())
			.withDatabase(this.tested.name()), history);
	}

	/**
	 * Return the checksum of each applied script.
	 */
	Map<String, String> checksums() {
		Dialect dialect = this.request.dialect();
		boolean schemas = !List.of("mariadb", "mysql").contains(dialect.name());
		Name schema = schemas ? this.request.schema() : null;
		QualifiedName table = new QualifiedName(schema, this.tested.migrations().database().historyTable());
		Map<String, String> checksums = new LinkedHashMap<>();
		JdbcClient.create(this.throwaway.dataSource())
			.sql("SELECT revision, checksum FROM " + dialect.quote(table) + " WHERE event = 'APPLIED' ORDER BY "
					+ dialect.quote(Name.of("id")))
			.query((result, row) -> List.of(result.getString(1), String.valueOf(result.getString(2))))
			.list()
			.forEach((row) -> checksums.put(row.get(0), row.get(1)));
		return checksums;
	}

	@Override
	public void close() {
		this.rehearsal.close();
	}

}
