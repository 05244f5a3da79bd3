package dev.migration.metamodel.zoo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import jakarta.persistence.Version;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.annotations.TimeZoneColumn;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.type.NumericBooleanConverter;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.TrueFalseConverter;
import org.hibernate.type.YesNoConverter;

/**
 * Every basic type.
 */
@SuppressWarnings("unused")
public final class BasicTypes {

	/**
	 * All entities of this file.
	 */
	public static final Class<?>[] ENTITIES = { Numbers.class, SizedNumbers.class, Texts.class, SizedTexts.class,
			Times.class, SizedTimes.class, LegacyTimes.class, Zones.class, Binaries.class, Booleans.class, Enums.class,
			NamedEnums.class, ConvertedEnums.class, Documents.class, Arrays.class, Identifiers.class, Misc.class,
			JsonEmbeddables.class, JdbcCodes.class, Versioned.class, Intervals.class, Nanoseconds.class,
			Definitions.class, MariaDbDefinitions.class, H2Definitions.class };

	private BasicTypes() {
	}

	@Entity(name = "Numbers")
	static class Numbers {

		@Id
		Long id;

		byte primitiveByte;

		short primitiveShort;

		int primitiveInt;

		long primitiveLong;

		float primitiveFloat;

		double primitiveDouble;

		char primitiveChar;

		Byte boxedByte;

		Short boxedShort;

		Integer boxedInt;

		Long boxedLong;

		Float boxedFloat;

		Double boxedDouble;

		Character boxedChar;

		BigDecimal decimal;

		BigInteger integer;

	}

	@Entity(name = "SizedNumbers")
	static class SizedNumbers {

		@Id
		Integer id;

		@Column(precision = 10)
		BigDecimal onlyPrecision;

		@Column(precision = 12, scale = 4)
		BigDecimal precisionAndScale;

		@Column(precision = 20)
		BigInteger big;

		@Column(precision = 5)
		float floatingPrecision;

		@Column(precision = 15)
		double doublePrecision;

		@Column(columnDefinition = "numeric")
		BigDecimal unlimited;

	}

	@Entity(name = "Texts")
	static class Texts {

		@Id
		String id;

		String plain;

		@Lob
		String lob;

		@Lob
		Clob clob;

		@Nationalized
		String nationalized;

		char[] characters;

		@JdbcTypeCode(SqlTypes.LONGVARCHAR)
		String lengthy;

		@JdbcTypeCode(SqlTypes.LONG32VARCHAR)
		String long32Text;

		@JdbcTypeCode(SqlTypes.CHAR)
		String fixed;

	}

	@Entity(name = "SizedTexts")
	static class SizedTexts {

		@Id
		@Column(length = 36)
		String id;

		@Column(length = 1)
		String one;

		@Column(length = 4000)
		String wide;

		@Column(length = 32600)
		String long16;

		@Column(length = 100_000)
		String long32;

		@Column(length = 20_000_000)
		String tooLong;

		@JdbcTypeCode(SqlTypes.CHAR)
		@Column(length = 7)
		String fixed;

		@Column(columnDefinition = "text")
		String text;

	}

	@Entity(name = "Times")
	static class Times {

		@Id
		Long id;

		Instant instant;

		LocalDate localDate;

		LocalTime localTime;

		LocalDateTime localDateTime;

		OffsetTime offsetTime;

		OffsetDateTime offsetDateTime;

		ZonedDateTime zonedDateTime;

		Duration duration;

		Year year;

	}

	@Entity(name = "Intervals")
	static class Intervals {

		@Id
		Long id;

		@JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
		Duration length;

	}

	@Entity(name = "SizedTimes")
	static class SizedTimes {

		@Id
		Long id;

		@Column(secondPrecision = 0)
		Instant seconds;

		@Column(secondPrecision = 3)
		LocalDateTime milliseconds;

		@Column(secondPrecision = 3)
		LocalTime time;

		@Column(precision = 3)
		Instant precision;

	}

	@Entity(name = "Nanoseconds")
	static class Nanoseconds {

		@Id
		Long id;

		@Column(secondPrecision = 9)
		Instant nanoseconds;

	}

	@Entity(name = "LegacyTimes")
	static class LegacyTimes {

		@Id
		Long id;

		@Temporal(TemporalType.DATE)
		Date date;

		@Temporal(TemporalType.TIME)
		Date time;

		@Temporal(TemporalType.TIMESTAMP)
		Date timestamp;

		Date utilDate;

		Calendar calendar;

		@Temporal(TemporalType.DATE)
		Calendar calendarDate;

		java.sql.Date sqlDate;

		java.sql.Time sqlTime;

		Timestamp sqlTimestamp;

	}

	@Entity(name = "Zones")
	static class Zones {

		@Id
		Long id;

		@TimeZoneStorage(TimeZoneStorageType.NORMALIZE)
		OffsetDateTime normalized;

		@TimeZoneStorage(TimeZoneStorageType.NORMALIZE_UTC)
		OffsetDateTime utc;

		@TimeZoneStorage(TimeZoneStorageType.COLUMN)
		@TimeZoneColumn(name = "zoned_offset")
		ZonedDateTime zoned;

		@TimeZoneStorage(TimeZoneStorageType.AUTO)
		OffsetTime offsetTime;

		ZoneId zoneId;

		ZoneOffset zoneOffset;

		TimeZone timeZone;

	}

	@Entity(name = "Binaries")
	static class Binaries {

		@Id
		Long id;

		byte[] bytes;

		@Column(length = 16)
		byte[] small;

		@Lob
		byte[] lob;

		@Lob
		Blob blob;

		@JdbcTypeCode(SqlTypes.LONG32VARBINARY)
		byte[] large;

	}

	@Entity(name = "Booleans")
	static class Booleans {

		@Id
		Long id;

		boolean plain;

		Boolean boxed;

		@Convert(converter = YesNoConverter.class)
		boolean yesNo;

		@Convert(converter = TrueFalseConverter.class)
		Boolean trueFalse;

		@Convert(converter = NumericBooleanConverter.class)
		Boolean numeric;

		@JdbcTypeCode(SqlTypes.BIT)
		boolean bit;

	}

	/**
	 * A plain enum.
	 */
	public enum Color {

		RED, GREEN, BLUE

	}

	/**
	 * An enum whose constants have bodies.
	 */
	public enum Shape {

		ROUND {
		},
		SQUARE {
		}

	}

	@Entity(name = "Enums")
	static class Enums {

		@Id
		Long id;

		Color byDefault;

		@Enumerated(EnumType.STRING)
		@Column(nullable = false, length = 20)
		Color asString;

		@Enumerated(EnumType.ORDINAL)
		Color asOrdinal;

		@Enumerated(EnumType.STRING)
		Shape withBodies;

		@Enumerated(EnumType.STRING)
		@Column(columnDefinition = "varchar(10)")
		Color ownDefinition;

		@Enumerated(EnumType.STRING)
		List<Color> list;

		Color[] colors;

		@Enumerated(EnumType.STRING)
		@Column(name = "\"quoted Color\"")
		Color quoted;

	}

	@Entity(name = "NamedEnums")
	static class NamedEnums {

		@Id
		Long id;

		@Enumerated
		@JdbcTypeCode(SqlTypes.NAMED_ENUM)
		Color color;

		@Enumerated
		@JdbcTypeCode(SqlTypes.NAMED_ENUM)
		@Column(nullable = false)
		Color other;

		@JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
		Shape ordinal;

	}

	@Entity(name = "ConvertedEnums")
	static class ConvertedEnums {

		@Id
		Long id;

		@Convert(converter = ColorConverter.class)
		Color letter;

	}

	@Converter
	static class ColorConverter implements AttributeConverter<Color, Character> {

		@Override
		public Character convertToDatabaseColumn(Color attribute) {
			return (attribute != null) ? attribute.name().charAt(0) : '-';
		}

		@Override
		public Color convertToEntityAttribute(Character dbData) {
			return Color.RED;
		}

	}

	@Entity(name = "Documents")
	static class Documents {

		@Id
		Long id;

		@JdbcTypeCode(SqlTypes.JSON)
		Map<String, String> json;

		@JdbcTypeCode(SqlTypes.JSON)
		List<String> jsonList;

		@JdbcTypeCode(SqlTypes.SQLXML)
		String xml;

		@Column(columnDefinition = "json")
		@JdbcTypeCode(SqlTypes.JSON)
		String plainJson;

	}

	@Entity(name = "Arrays")
	static class Arrays {

		@Id
		Long id;

		List<String> strings;

		Set<Integer> integers;

		int[] primitives;

		Long[] longs;

		@Array(length = 3)
		double[] limited;

		@Column(length = 50)
		List<String> shortStrings;

		List<BigDecimal> decimals;

		List<UUID> uuids;

		List<Instant> instants;

		boolean[] flags;

		LocalDate[] dates;

	}

	@Entity(name = "Identifiers")
	static class Identifiers {

		@Id
		UUID id;

		UUID other;

		@JdbcTypeCode(SqlTypes.VARCHAR)
		UUID asText;

		@JdbcTypeCode(SqlTypes.BINARY)
		UUID asBinary;

	}

	@Entity(name = "Misc")
	static class Misc {

		@Id
		Long id;

		Currency currency;

		Locale locale;

		URL url;

		Class<?> type;

		InetAddress address;

		java.io.Serializable serializable;

	}

	/**
	 * Stored as one document.
	 */
	@Embeddable
	public static class Details {

		@Column(nullable = false)
		String title;

		int pages;

		@Enumerated(EnumType.STRING)
		Color color;

	}

	@Entity(name = "JsonEmbeddables")
	static class JsonEmbeddables {

		@Id
		Long id;

		@JdbcTypeCode(SqlTypes.JSON)
		Details details;

		@JdbcTypeCode(SqlTypes.JSON)
		@Column(nullable = false)
		Details required;

		@JdbcTypeCode(SqlTypes.JSON_ARRAY)
		List<Details> list;

	}

	@Entity(name = "JdbcCodes")
	static class JdbcCodes {

		@Id
		Long id;

		@JdbcTypeCode(SqlTypes.TINYINT)
		int tiny;

		@JdbcTypeCode(SqlTypes.SMALLINT)
		int small;

		@JdbcTypeCode(SqlTypes.NUMERIC)
		long numeric;

		@JdbcTypeCode(SqlTypes.REAL)
		double real;

		@JdbcTypeCode(SqlTypes.FLOAT)
		double floating;

		@JdbcTypeCode(SqlTypes.INET)
		InetAddress inet;

		@JdbcTypeCode(SqlTypes.TIMESTAMP_UTC)
		Instant utc;

		@JdbcTypeCode(SqlTypes.TIMESTAMP)
		Instant local;

	}

	@Entity(name = "Versioned")
	static class Versioned {

		@Id
		Long id;

		@Version
		int version;

	}

	@Entity(name = "Definitions")
	static class Definitions {

		@Id
		Long id;

		@Column(columnDefinition = "varchar(20) collate \"C\" default 'a, b' not null unique check (code <> '')")
		String code;

		@Column(columnDefinition = "TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP", nullable = false)
		Instant created;

		@Column(columnDefinition = "int4 not null default 1 + 2")
		int number;

		@Column(columnDefinition = "bigint generated always as identity (start with 5 increment by 2)")
		Long counter;

		@Column(columnDefinition = "boolean default false")
		boolean flag;

		@Column(columnDefinition = "char(3)")
		String letters;

		@Column(columnDefinition = "int8 generated always as (number * 2) stored")
		Long doubled;

		@Column(columnDefinition = "numeric(5) constraint ck_amount check (amount > 0)")
		BigDecimal amount;

		@Column(columnDefinition = "text[]")
		String[] words;

		@Column(columnDefinition = "text default null")
		String nothing;

	}

	@Entity(name = "MariaDbDefinitions")
	static class MariaDbDefinitions {

		@Id
		@Column(columnDefinition = "int unsigned auto_increment")
		Long id;

		@Column(columnDefinition = "varchar(20) character set latin1 collate latin1_bin default 'a, b' not null"
				+ " comment 'it''s \\'this\\'' check (code <> '')")
		String code;

		@Column(columnDefinition = "timestamp(3) not null default current_timestamp(3) on update current_timestamp(3)")
		Instant changed;

		@Column(columnDefinition = "mediumint unsigned not null default 3")
		int number;

		@Column(columnDefinition = "enum('a,b', 'it\\'s', 'c') default 'c'")
		String letters;

		@Column(columnDefinition = "set('x','y')")
		String flags;

		@Column(columnDefinition = "bigint as (number * 2) persistent")
		Long doubled;

		@Column(columnDefinition = "bigint generated always as (number * 3) virtual")
		Long tripled;

		@Column(columnDefinition = "tinyint(1) default 0")
		boolean flag;

		@Column(columnDefinition = "decimal(5) unsigned")
		BigDecimal amount;

		@Column(columnDefinition = "mediumtext")
		String words;

		@Column(columnDefinition = "int invisible")
		Integer hidden;

	}

	@Entity(name = "H2Definitions")
	static class H2Definitions {

		@Id
		@Column(columnDefinition = "bigint generated by default as identity (start with 5 increment by 2)")
		Long id;

		@Column(columnDefinition = "varchar(20) default 'a, b' not null unique check (code <> '')")
		String code;

		@Column(columnDefinition = "TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP", nullable = false)
		Instant created;

		@Column(columnDefinition = "int not null default 1 + 2")
		int number;

		@Column(columnDefinition = "char(3)")
		String letters;

		@Column(columnDefinition = "bigint generated always as (number * 2)")
		Long doubled;

		@Column(columnDefinition = "numeric(5) constraint ck_amount check (amount > 0)")
		BigDecimal amount;

		@Column(columnDefinition = "varchar(7) array[3]")
		String[] words;

	}

}
