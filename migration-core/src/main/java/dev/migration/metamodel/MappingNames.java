package dev.migration.metamodel;

import dev.migration.dialect.Dialect;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.QualifiedSequenceName;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UserDefinedObjectType;
import org.jspecify.annotations.Nullable;

/**
 * The names of a mapping as the database stores them.
 */
final class MappingNames {

	private final Dialect dialect;

	private final Database database;

	private final SqlStringGenerationContext context;

	private final SqlSyntax syntax;

	private final @Nullable Name defaultSchema;

	MappingNames(Metadata metadata, Dialect dialect, @Nullable String defaultSchema) {
		this.dialect = dialect;
		this.database = metadata.getDatabase();
		this.context = SqlStringGenerationContextImpl.fromConfigurationMap(this.database.getJdbcEnvironment(),
				this.database,
				this.database.getServiceRegistry().requireService(ConfigurationService.class).getSettings());
		this.syntax = SqlSyntax.of(this.database.getDialect());
		Identifier configured = isInCatalogs() ? this.context.getDefaultCatalog() : this.context.getDefaultSchema();
		this.defaultSchema = (defaultSchema != null) ? Name.of(defaultSchema)
				: (configured != null) ? stored(configured) : null;
	}

	SqlStringGenerationContext context() {
		return this.context;
	}

	SqlSyntax syntax() {
		return this.syntax;
	}

	/**
	 * Return whether a catalog is what others call a schema, and Hibernate leaves schemas
	 * out of its SQL.
	 */
	boolean isInCatalogs() {
		return !this.database.getJdbcEnvironment().getNameQualifierSupport().supportsSchemas();
	}

	Name stored(Identifier identifier) {
		return this.dialect.storedName(identifier.getText(), identifier.isQuoted());
	}

	Name of(Column column) {
		return this.dialect.storedName(column.getName(), column.isQuoted());
	}

	QualifiedName of(Table table) {
		return qualified(table.getCatalogIdentifier(), table.getSchemaIdentifier(), table.getNameIdentifier());
	}

	QualifiedName of(UserDefinedObjectType type) {
		return qualified(Identifier.toIdentifier(type.getCatalog(), type.isCatalogQuoted()),
				Identifier.toIdentifier(type.getSchema(), type.isSchemaQuoted()), type.getNameIdentifier());
	}

	QualifiedName of(QualifiedSequenceName sequence) {
		return qualified(sequence.getCatalogName(), sequence.getSchemaName(), sequence.getSequenceName());
	}

	private QualifiedName qualified(@Nullable Identifier catalog, @Nullable Identifier schema, Identifier name) {
		Identifier actual = isInCatalogs() ? this.context.catalogWithDefault(catalog)
				: this.context.schemaWithDefault(schema);
		return inSchema((actual != null) ? stored(actual) : null, stored(name));
	}

	QualifiedName withoutDefaultSchema(QualifiedName name) {
		return inSchema(name.schema(), name.name());
	}

	private QualifiedName inSchema(@Nullable Name schema, Name name) {
		return new QualifiedName((schema != null && !schema.equals(this.defaultSchema)) ? schema : null, name);
	}

	/**
	 * Return a name as Hibernate puts it into SQL: what is in quotes is exact.
	 */
	Name sql(String text) {
		String name = text.strip();
		String quote = String.valueOf(this.database.getDialect().openQuote());
		boolean quoted = name.length() > 2 && name.startsWith(quote) && name.endsWith(quote);
		return quoted
				? this.dialect.storedName(name.substring(1, name.length() - 1).replace(quote + quote, quote), true)
				: this.dialect.storedName(name, false);
	}

	QualifiedName qualifiedSql(String text) {
		SqlTokens tokens = this.syntax.tokens(text);
		Name name = sql(tokens.next().text());
		Name schema = null;
		while (tokens.skip(".")) {
			schema = name;
			name = sql(tokens.next().text());
		}
		return inSchema(schema, name);
	}

	/**
	 * Return a name that Hibernate turns into an identifier just before it renders it.
	 */
	Name identifier(String text) {
		return stored(this.database.getJdbcEnvironment().getIdentifierHelper().toIdentifier(text));
	}

}
