package dev.migration.dialect;

import java.util.List;
import java.util.Optional;

import dev.migration.operation.Operation;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Name;
import dev.migration.schema.NameLimit;
import org.jspecify.annotations.Nullable;

/**
 * H2 2.4.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class H2Dialect implements Dialect {

	private static final Capabilities CAPABILITIES = Capabilities.all(NameLimit.ofCharacters(H2Names.MAXIMUM_LENGTH))
		.withTransactionalDdl(false)
		.withExpressionIndexes(false)
		.withRigidForeignKeys(true)
		.withEnumValues(false);

	private final H2Names names;

	private final H2Ddl ddl;

	/**
	 * Create the dialect of a database that stores names without quotes in upper case,
	 * which is the default.
	 */
	public H2Dialect() {
		this(NameCase.UPPER);
	}

	/**
	 * Create the dialect of a database.
	 * @param nameCase what the database makes of names without quotes: lower case with
	 * {@code DATABASE_TO_LOWER=TRUE} in its URL, nothing with
	 * {@code DATABASE_TO_UPPER=FALSE} alone
	 */
	public H2Dialect(NameCase nameCase) {
		this.names = new H2Names(nameCase);
		this.ddl = new H2Ddl(this.names);
	}

	@Override
	public String name() {
		return "h2";
	}

	@Override
	public Capabilities capabilities() {
		return CAPABILITIES;
	}

	@Override
	public Name storedName(String text, boolean quoted) {
		return this.names.storedName(text, quoted);
	}

	@Override
	public String quote(Name name) {
		return this.names.quote(name);
	}

	@Override
	public ColumnType parseType(String sql) {
		return new H2TypeParser(sql, this.names).parse();
	}

	@Override
	public String render(ColumnType type) {
		return H2Types.render(type, this.names);
	}

	@Override
	public ColumnType nativeType(PortableType type) {
		return H2Types.nativeType(type, this.names);
	}

	@Override
	public Optional<PortableType> portableType(ColumnType type) {
		return H2Types.portableType(type);
	}

	@Override
	public String literal(@Nullable Object value) {
		return H2Literals.literal(value);
	}

	@Override
	public String parameter(@Nullable ColumnType type) {
		return H2Tables.isJson(type) ? "? FORMAT JSON" : "?";
	}

	@Override
	public List<String> statements(Operation operation) {
		return operation.accept(this.ddl);
	}

	@Override
	public boolean referencesBesideTable() {
		return true;
	}

	@Override
	public LockSql lock() {
		return new H2LockSql(this);
	}

	@Override
	public StateSql state() {
		return new H2StateSql(this.names);
	}

	@Override
	public OfflineSql offline() {
		return new H2OfflineSql(this.names);
	}

}
