package dev.migration.dialect;

import java.util.List;
import java.util.Optional;

import dev.migration.operation.Operation;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Name;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL 14 to 18.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class PostgreSqlDialect implements Dialect {

	private static final Capabilities CAPABILITIES = Capabilities.all(PostgreSqlNames.MAXIMUM_BYTES);

	private static final PostgreSqlDdl DDL = new PostgreSqlDdl();

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
	 * An array has a type of its own, which only one of strings would lose.
	 */
	@Override
	public String parameter(@Nullable ColumnType type) {
		return (type != null && type.dimensions() > 0) ? "CAST(? AS " + render(type) + ")" : "?";
	}

	@Override
	public List<String> statements(Operation operation) {
		return operation.accept(DDL);
	}

	@Override
	public LockSql lock() {
		return new PostgreSqlLockSql();
	}

	@Override
	public StateSql state() {
		return new PostgreSqlStateSql(this);
	}

	@Override
	public OfflineSql offline() {
		return new PostgreSqlOfflineSql(this);
	}

}
