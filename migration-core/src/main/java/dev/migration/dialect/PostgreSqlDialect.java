package dev.migration.dialect;

import java.util.List;
import java.util.Optional;

import dev.migration.operation.AlterTable;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.DropIndex;
import dev.migration.operation.ExecuteSql;
import dev.migration.operation.Operation;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Name;
import dev.migration.schema.NameLimit;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL 14 to 18.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class PostgreSqlDialect implements Dialect {

	private static final Capabilities CAPABILITIES = Capabilities.all(NameLimit.ofBytes(PostgreSqlNames.MAXIMUM_BYTES));

	private final PostgreSqlVersion version;

	private final PostgreSqlDdl ddl;

	/**
	 * Create the dialect of the newest version.
	 */
	public PostgreSqlDialect() {
		this(PostgreSqlVersion.NEWEST);
	}

	/**
	 * Create the dialect of a version.
	 * @param major the major version, 14 or later; what came with a later one is refused
	 * @throws dev.migration.MigrationException if the version is too old
	 */
	public PostgreSqlDialect(int major) {
		this.version = new PostgreSqlVersion(major);
		this.ddl = new PostgreSqlDdl(this.version);
	}

	@Override
	public String name() {
		return "postgresql";
	}

	@Override
	public Capabilities capabilities() {
		return CAPABILITIES;
	}

	@Override
	public Name storedName(String text, boolean quoted) {
		return PostgreSqlNames.storedName(text, quoted);
	}

	@Override
	public String quote(Name name) {
		return PostgreSqlNames.quote(name);
	}

	@Override
	public ColumnType parseType(String sql) {
		return new PostgreSqlTypeParser(sql).parse();
	}

	@Override
	public String render(ColumnType type) {
		return PostgreSqlTypes.render(type);
	}

	@Override
	public ColumnType nativeType(PortableType type) {
		return PostgreSqlTypes.nativeType(type);
	}

	@Override
	public Optional<PortableType> portableType(ColumnType type) {
		return PostgreSqlTypes.portableType(type);
	}

	@Override
	public String literal(@Nullable Object value) {
		return PostgreSqlLiterals.literal(value);
	}

	/**
	 * pgjdbc declares strings as {@code varchar}, which no column of JSON, of an enum or
	 * of dates takes. Undeclared, {@code concat(?)} and the like would not know what they
	 * get. A literal is both; {@code StringParameterIntegrationTests} pins it.
	 */
	@Override
	public ExecuteSql sent(ExecuteSql operation) {
		return ParameterMarkers.inline(operation, PostgreSqlLiterals::isUntyped, PostgreSqlLiterals::literal);
	}

	/**
	 * An array has a type of its own, which only one of strings would lose.
	 */
	@Override
	public String parameter(@Nullable ColumnType type) {
		return (type != null && type.dimensions() > 0) ? "CAST(? AS " + render(type) + ")" : "?";
	}

	@Override
	public List<String> statements(Operation operation) {
		return operation.accept(this.ddl).stream().map(PostgreSqlStatement::sql).toList();
	}

	@Override
	public boolean requiresAutocommit(Operation operation) {
		if (operation instanceof AlterTable batch) {
			return batch.changes().stream().anyMatch(this::requiresAutocommit);
		}
		return (operation instanceof CreateIndex create && create.concurrently())
				|| (operation instanceof DropIndex drop && drop.concurrently());
	}

	@Override
	public LockSql lock() {
		return new PostgreSqlLockSql();
	}

	@Override
	public StateSql state() {
		return new PostgreSqlStateSql(this, this.version);
	}

	@Override
	public OfflineSql offline() {
		return new PostgreSqlOfflineSql(this);
	}

	@Override
	public Optional<OwnershipSql> ownership() {
		return Optional.of(new PostgreSqlOwnershipSql(this, this.version));
	}

}
