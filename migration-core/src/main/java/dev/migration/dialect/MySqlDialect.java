package dev.migration.dialect;

import java.util.List;
import java.util.Optional;

import dev.migration.operation.ColumnDrop;
import dev.migration.operation.Operation;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Name;
import dev.migration.schema.NameLimit;
import org.jspecify.annotations.Nullable;

/**
 * MySQL 8.0 to 9. A schema is what it calls a database.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class MySqlDialect implements Dialect {

	private static final int NEWEST = Integer.MAX_VALUE;

	private final MySqlServer server;

	/**
	 * Create the dialect of the newest version.
	 */
	public MySqlDialect() {
		this(NEWEST, 0);
	}

	/**
	 * Create the dialect of a version.
	 * @param major the major version
	 * @param minor the minor version
	 */
	public MySqlDialect(int major, int minor) {
		this.server = new MySqlServer(false, major, minor);
	}

	@Override
	public String name() {
		return "mysql";
	}

	@Override
	public Capabilities capabilities() {
		return Capabilities.all(NameLimit.ofCharacters(MySqlNames.MAXIMUM_CHARACTERS))
			.withTransactionalDdl(false)
			.withSequences(false)
			.withEnumTypes(false)
			.withNamedPrimaryKeys(false)
			.withRigidForeignKeys(true)
			.withJointChanges(true)
			.withColumnDrop(ColumnDrop.NARROWS_INDEX);
	}

	@Override
	public Name storedName(String text, boolean quoted) {
		return Name.of(text);
	}

	@Override
	public String quote(Name name) {
		return MySqlNames.quote(name);
	}

	@Override
	public ColumnType parseType(String sql) {
		return new MySqlTypeParser(sql, this.server).parse();
	}

	@Override
	public String render(ColumnType type) {
		return MySqlTypes.render(type);
	}

	@Override
	public ColumnType nativeType(PortableType type) {
		return MySqlTypes.nativeType(type, this.server);
	}

	@Override
	public Optional<PortableType> portableType(ColumnType type) {
		return MySqlTypes.portableType(type, this.server);
	}

	@Override
	public String literal(@Nullable Object value) {
		return new MySqlLiterals(this.server).literal(value);
	}

	@Override
	public @Nullable Object bound(@Nullable Object value) {
		return MySqlBoundValue.of(value, this.server);
	}

	@Override
	public List<String> statements(Operation operation) {
		return MySqlStatement.join(operation.accept(new MySqlDdl(this.server)));
	}

	@Override
	public boolean referencesBesideTable() {
		return true;
	}

	@Override
	public LockSql lock() {
		return new MariaDbLockSql();
	}

	@Override
	public StateSql state() {
		return new MySqlStateSql(this.server, this);
	}

	@Override
	public OfflineSql offline() {
		return new MySqlOfflineSql(this.server, this);
	}

}
