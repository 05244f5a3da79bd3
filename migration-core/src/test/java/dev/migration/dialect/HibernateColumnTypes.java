package dev.migration.dialect;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.descriptor.sql.DdlType;
import org.hibernate.type.descriptor.sql.spi.DdlTypeRegistry;
import org.hibernate.type.spi.TypeConfiguration;

/**
 * Every column type that Hibernate's PostgreSQL dialect prints, for ordinary and unusual
 * lengths and precisions.
 */
final class HibernateColumnTypes {

	/**
	 * These take their name from a mapping or an extension.
	 */
	private static final Set<Integer> OTHERS = Set.of(SqlTypes.ARRAY, SqlTypes.STRUCT, SqlTypes.NAMED_ENUM,
			SqlTypes.NAMED_ORDINAL_ENUM, SqlTypes.GEOMETRY, SqlTypes.GEOGRAPHY, SqlTypes.ROWID);

	private HibernateColumnTypes() {
	}

	static Set<String> spellings() {
		return withMetadata((metadata) -> {
			DdlTypeRegistry types = metadata.getTypeConfiguration().getDdlTypeRegistry();
			Dialect dialect = metadata.getDatabase().getDialect();
			Set<String> spellings = new TreeSet<>();
			IntStream.range(-200, 7000)
				.filter((code) -> !OTHERS.contains(code) && types.getDescriptor(code) != null)
				.mapToObj(types::getDescriptor)
				.forEach((type) -> spellings.addAll(spellings(type, dialect)));
			// the longest text of all is not meant for the type of fixed length
			spellings.removeIf((spelling) -> spelling.startsWith("char(2000000000)"));
			return spellings;
		});
	}

	/**
	 * Return what is printed for a type code with a length of 255, a precision of 6 and a
	 * scale of 6, without those that take their name from a mapping.
	 */
	static Map<Integer, String> spellings(List<Integer> codes) {
		return spellings(codes, "PostgreSQL", 14, 0);
	}

	/**
	 * Return the same for another database.
	 */
	static Map<Integer, String> spellings(List<Integer> codes, String product, int major, int minor) {
		return withMetadata(product, major, minor, (metadata) -> {
			TypeConfiguration configuration = metadata.getTypeConfiguration();
			Map<Integer, String> spellings = new TreeMap<>();
			for (Integer code : codes) {
				JdbcType jdbcType = configuration.getJdbcTypeRegistry().findDescriptor(code);
				DdlType own = configuration.getDdlTypeRegistry().getDescriptor(code);
				DdlType type = (own == null && jdbcType != null)
						? configuration.getDdlTypeRegistry().getDescriptor(jdbcType.getDdlTypeCode()) : own;
				if (type != null && !OTHERS.contains(code)) {
					spellings.put(code, type.getTypeName(255L, 6, 6));
				}
			}
			return spellings;
		});
	}

	private static <T> T withMetadata(Function<MetadataImplementor, T> question) {
		return withMetadata("PostgreSQL", 14, 0, question);
	}

	private static <T> T withMetadata(String product, int major, int minor, Function<MetadataImplementor, T> question) {
		Map<String, Object> settings = Map.of("hibernate.boot.allow_jdbc_metadata_access", false,
				"jakarta.persistence.database-product-name", product, "jakarta.persistence.database-major-version",
				major, "jakarta.persistence.database-minor-version", minor);
		try (var registry = new StandardServiceRegistryBuilder().applySettings(settings).build()) {
			return question.apply((MetadataImplementor) new MetadataSources(registry).buildMetadata());
		}
	}

	private static List<String> spellings(DdlType type, Dialect dialect) {
		List<String> scalars = List.of(type.getTypeName(255L, 6, 6), type.getTypeName(1L, 3, 2),
				type.getTypeName(10_485_760L, 38, 2), type.getTypeName(2_000_000_000L, 53, 0),
				type.getTypeName(5L, 24, 3));
		List<String> arrays = scalars.stream().map((scalar) -> dialect.getArrayTypeName(null, scalar, 5)).toList();
		return IntStream.range(0, scalars.size())
			.boxed()
			.flatMap((i) -> List.of(scalars.get(i), arrays.get(i), dialect.getArrayTypeName(null, scalars.get(i), null))
				.stream())
			.toList();
	}

}
