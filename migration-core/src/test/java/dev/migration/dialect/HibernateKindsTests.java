package dev.migration.dialect;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import dev.migration.dialect.PortableType.Kind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.Property;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a portable kind is the type that Hibernate gives to an attribute of its
 * name, on every database.
 */
class HibernateKindsTests {

	@Test
	void kindsOfPostgreSqlAreHibernates() {
		assertThat(kinds(new PostgreSqlDialect()))
			.isEqualTo(attributes("PostgreSQL", 18, 0, Zoned.class, new PostgreSqlDialect()));
	}

	@Test
	void kindsOfMariaDbAreHibernates() {
		assertThat(kinds(new MariaDbDialect(11, 4)))
			.isEqualTo(attributes("MariaDB", 11, 4, InUtc.class, new MariaDbDialect(11, 4)));
	}

	@Test
	void kindsOfMySqlAreHibernates() {
		assertThat(kinds(new MySqlDialect(8, 4)))
			.isEqualTo(attributes("MySQL", 8, 4, InUtc.class, new MySqlDialect(8, 4)));
	}

	@Test
	void kindsOfH2AreHibernates() {
		assertThat(kinds(new H2Dialect())).isEqualTo(attributes("H2", 2, 4, Zoned.class, new H2Dialect()));
	}

	private static Map<Kind, String> kinds(Dialect dialect) {
		Map<Kind, String> kinds = new TreeMap<>();
		for (Kind kind : Kind.values()) {
			List<Integer> arguments = switch (kind) {
				case NUMERIC -> List.of(10, 2);
				case CHAR, VARCHAR, BINARY -> List.of(20);
				// Hibernate asks for none of the digits behind the second
				case TIME, TIME_WITH_TIME_ZONE -> List.of(0);
				default -> List.of();
			};
			kinds.put(kind, dialect.render(dialect.nativeType(new PortableType(kind, arguments))));
		}
		return kinds;
	}

	private static Map<Kind, String> attributes(String product, int major, int minor, Class<?> zone, Dialect dialect) {
		Map<String, Object> settings = Map.of("hibernate.boot.allow_jdbc_metadata_access", false,
				"jakarta.persistence.database-product-name", product, "jakarta.persistence.database-major-version",
				major, "jakarta.persistence.database-minor-version", minor);
		Map<Kind, String> attributes = new TreeMap<>();
		try (var registry = new StandardServiceRegistryBuilder().applySettings(settings).build()) {
			MetadataImplementor metadata = (MetadataImplementor) new MetadataSources(registry)
				.addAnnotatedClasses(Kinds.class, zone)
				.buildMetadata();
			for (Class<?> entity : List.of(Kinds.class, zone)) {
				for (Property property : metadata.getEntityBinding(entity.getName()).getProperties()) {
					String type = property.getColumns().get(0).getSqlType(metadata);
					attributes.put(kind(property.getName()), dialect.render(dialect.parseType(type)));
				}
			}
		}
		return attributes;
	}

	private static Kind kind(String attribute) {
		return Arrays.stream(Kind.values())
			.filter((kind) -> kind.functionName().equals(attribute))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * An attribute for each kind, called like its factory.
	 */
	@Entity
	static class Kinds {

		@Id
		Long id;

		Boolean bool;

		Short smallint;

		Integer integer;

		Long bigint;

		@Column(precision = 10, scale = 2)
		BigDecimal numeric;

		Float real;

		Double doublePrecision;

		@Column(length = 20)
		@JdbcTypeCode(SqlTypes.CHAR)
		String character;

		@Column(length = 20)
		String varchar;

		@JdbcTypeCode(SqlTypes.LONG32VARCHAR)
		String text;

		@Column(length = 20)
		byte[] binary;

		@Lob
		byte[] largeObject;

		LocalDate date;

		LocalTime time;

		LocalDateTime timestamp;

		Instant timestampWithTimeZone;

		UUID uuid;

		@JdbcTypeCode(SqlTypes.JSON)
		Map<String, String> json;

		Byte tinyint;

	}

	/**
	 * What a database that has the type is asked for.
	 */
	@Entity
	static class Zoned {

		@Id
		Long id;

		@TimeZoneStorage(TimeZoneStorageType.NATIVE)
		OffsetTime timeWithTimeZone;

	}

	/**
	 * What is the default where there is no such type.
	 */
	@Entity
	static class InUtc {

		@Id
		Long id;

		OffsetTime timeWithTimeZone;

	}

}
