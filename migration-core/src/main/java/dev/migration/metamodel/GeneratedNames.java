package dev.migration.metamodel;

import java.util.List;
import java.util.regex.Pattern;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.NamingHelper;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;

/**
 * Tells the names that Hibernate makes up for keys and indexes from those that somebody
 * chose. What an application's own naming strategy makes up counts as chosen.
 */
final class GeneratedNames {

	// An MD5 in base 35, the form of NamingHelper.hashedName; the digit keeps out words
	private static final Pattern HASHED = Pattern.compile("(FK|UK|IDX)(?=[a-y]*[0-9])[0-9a-y]{20,25}");

	private final Metadata metadata;

	private final NamingHelper hashes;

	GeneratedNames(Metadata metadata) {
		this.metadata = metadata;
		this.hashes = (metadata instanceof MetadataImplementor implementor)
				? NamingHelper.withCharset(implementor.getMetadataBuildingOptions().getSchemaCharset())
				: NamingHelper.INSTANCE;
	}

	boolean isGenerated(ForeignKey key) {
		List<Identifier> columns = key.getColumns()
			.stream()
			.map((column) -> this.metadata.getDatabase().toIdentifier(column.getQuotedName()))
			.toList();
		String generated = this.hashes.generateHashedFkName("FK", key.getTable().getNameIdentifier(),
				key.getReferencedTable().getNameIdentifier(), columns);
		String name = Identifier.toIdentifier(key.getName()).getText();
		return name.equals(generated) || isHashed(name);
	}

	/**
	 * Hibernate hashes the names of an index's columns before it applies the naming
	 * strategy to them, and keeps only the result; so the form has to do.
	 */
	boolean isGenerated(Index index) {
		return isHashed(index.getName());
	}

	private static boolean isHashed(String name) {
		return HASHED.matcher(name).matches();
	}

}
