package dev.migration.metamodel;

import java.util.List;
import java.util.Optional;

import dev.migration.schema.EnumType;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;

/**
 * Reads an enum type from the auxiliary object that creates it. The values are taken from
 * its SQL, since converters and an enum's own rules decide about them.
 */
final class EnumTypeReader {

	private final MappingNames names;

	EnumTypeReader(MappingNames names) {
		this.names = names;
	}

	Optional<EnumType> read(AuxiliaryDatabaseObject object) {
		for (String sql : object.sqlCreateStrings(this.names.context())) {
			SqlTokens tokens = SqlSyntax.STANDARD.tokens(sql);
			if (!tokens.skip("create", "type")) {
				continue;
			}
			String name = tokens.qualifiedName();
			if (tokens.skip("as", "enum") && tokens.atGroup()) {
				return Optional.of(new EnumType(this.names.qualifiedSql(name), values(tokens.next().inside())));
			}
		}
		return Optional.empty();
	}

	private static List<String> values(String list) {
		return SqlSyntax.STANDARD.split(list)
			.stream()
			.filter((literal) -> !literal.isEmpty())
			.map((literal) -> literal.substring(1, literal.length() - 1).replace("''", "'"))
			.toList();
	}

}
