package dev.migration.metamodel.zoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * Every basic type in every place that a basic type can have.
 */
final class TypeProducts {

	private static final String ENUM = "enum $Kind { SMALL, BIG, OTHER }\n";

	private static final List<Basic> BASICS = List.of(new Basic("Byte", "", "Byte"), new Basic("Short", "", "Short"),
			new Basic("Integer", "", "Integer"), new Basic("Long", "", "Long"), new Basic("Float", "", "Float"),
			new Basic("Double", "", "Double"), new Basic("Character", "", "Character"),
			new Basic("Boolean", "", "Boolean"), new Basic("BigDecimal", "", "BigDecimal"),
			new Basic("ScaledDecimal", "@Column(precision = 12, scale = 4)", "BigDecimal"),
			new Basic("BigInteger", "", "BigInteger"), new Basic("String", "", "String"),
			new Basic("ShortString", "@Column(length = 30)", "String"), new Basic("LobString", "@Lob", "String"),
			new Basic("NationalString", "@Nationalized", "String"),
			new Basic("LongString", "@JdbcTypeCode(SqlTypes.LONGVARCHAR)", "String"),
			new Basic("CharString", "@JdbcTypeCode(SqlTypes.CHAR) @Column(length = 5)", "String"),
			new Basic("Xml", "@JdbcTypeCode(SqlTypes.SQLXML)", "String"),
			new Basic("Json", "@JdbcTypeCode(SqlTypes.JSON)", "$Doc",
					"class $Doc implements Serializable { public String text; public int number; }\n"),
			new Basic("Bytes", "", "byte[]"), new Basic("LobBytes", "@Lob", "byte[]"),
			new Basic("Characters", "", "char[]"), new Basic("Instant", "", "Instant"),
			new Basic("LocalDate", "", "LocalDate"), new Basic("LocalTime", "", "LocalTime"),
			new Basic("LocalDateTime", "", "LocalDateTime"), new Basic("OffsetTime", "", "OffsetTime"),
			new Basic("OffsetDateTime", "", "OffsetDateTime"), new Basic("ZonedDateTime", "", "ZonedDateTime"),
			new Basic("Duration", "", "Duration"), new Basic("Year", "", "Year"), new Basic("Date", "", "Date"),
			new Basic("Calendar", "", "Calendar"), new Basic("SqlDate", "", "java.sql.Date"),
			new Basic("SqlTime", "", "java.sql.Time"), new Basic("Timestamp", "", "Timestamp"),
			new Basic("ZoneId", "", "ZoneId"), new Basic("ZoneOffset", "", "ZoneOffset"),
			new Basic("TimeZone", "", "TimeZone"), new Basic("Uuid", "", "UUID"),
			new Basic("UuidText", "@JdbcTypeCode(SqlTypes.CHAR)", "UUID"), new Basic("Currency", "", "Currency"),
			new Basic("Locale", "", "Locale"), new Basic("Url", "", "URL"), new Basic("Address", "", "InetAddress"),
			new Basic("Type", "", "Class<?>"),
			new Basic("Object", "", "$Held", "class $Held implements Serializable { int number; }\n"),
			new Basic("Enum", "", "$Kind", ENUM), new Basic("EnumName", "@Enumerated(EnumType.STRING)", "$Kind", ENUM),
			new Basic("EnumType", "@JdbcTypeCode(SqlTypes.NAMED_ENUM)", "$Kind", ENUM),
			new Basic("EnumText", "@Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR)", "$Kind", ENUM),
			new Basic("YesNo", "@Convert(converter = YesNoConverter.class)", "Boolean"),
			new Basic("ZeroOne", "@Convert(converter = NumericBooleanConverter.class)", "Boolean"),
			new Basic("PrimitiveByte", "", "byte"), new Basic("PrimitiveShort", "", "short"),
			new Basic("PrimitiveInt", "", "int"), new Basic("PrimitiveLong", "", "long"),
			new Basic("PrimitiveFloat", "", "float"), new Basic("PrimitiveDouble", "", "double"),
			new Basic("PrimitiveChar", "", "char"), new Basic("PrimitiveBoolean", "", "boolean"));

	private static final Set<String> VERSIONS = Set.of("PrimitiveShort", "PrimitiveInt", "PrimitiveLong", "Short",
			"Integer", "Long", "Instant", "LocalDateTime", "OffsetDateTime", "ZonedDateTime", "Date", "Calendar",
			"Timestamp");

	/** The place, the text of its classes. */
	private static final List<Place> PLACES = List.of(
			new Place("Attribute", "@Entity class $ { @Id Long id; @A T held; }"),
			new Place("Required",
					"@Entity class $ { @Id Long id; @Basic(optional = false) @A T held; @OneToOne(optional = false) $ next; }"),
			new Place("NaturalKey", "@Entity class $ { @Id Long id; @NaturalId @A T held; @NaturalId int more; }"),
			new Place("Key",
					"@Entity class $ { @Id @A T held; @ManyToOne $ parent; @ElementCollection Set<String> words; }"),
			new Place("EmbeddedKey", """
					@Embeddable class $Part implements Serializable { @A T held; int more;
						public boolean equals(Object o) { return true; } public int hashCode() { return 1; } }
					@Entity class $ { @EmbeddedId $Part id; @ManyToOne $ parent; }"""), new Place("Embedded", """
					@Embeddable class $Part { @A T held; int more; }
					@Entity class $ { @Id Long id; @Embedded $Part one; @ElementCollection List<$Part> many; }"""),
			new Place("ListItem",
					"@Entity class $ { @Id Long id; @ElementCollection @OrderColumn(name = \"place\") @A List<B> items; }"),
			new Place("SetItem", "@Entity class $ { @Id Long id; @ElementCollection @A Set<B> items; }"),
			new Place("MapItem", "@Entity class $ { @Id Long id; @ElementCollection @A Map<String, B> items; }"),
			new Place("MapKey", "@Entity class $ { @Id Long id; @ElementCollection Map<B, String> items; }"),
			new Place("Array", "@Entity class $ { @Id Long id; B[] items; List<B> more; }"),
			new Place("SingleTable", """
					@Entity @DiscriminatorColumn(name = "kind") class $ { @Id Long id; @A T held; }
					@Entity class $Sub extends $ { @Basic(optional = false) @A T other; }"""), new Place("Joined", """
					@Entity @Inheritance(strategy = InheritanceType.JOINED) class $ { @Id Long id; @A T held; }
					@Entity class $Sub extends $ { @Basic(optional = false) @A T other; }"""),
			new Place("TablePerClass", """
					@Entity @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS) class $ { @Id Long id; @A T held; }
					@Entity class $Sub extends $ { @ElementCollection @A List<B> items; }"""),
			new Place("MappedSuperclass", """
					@MappedSuperclass class $Base { @Id Long id; @Basic(optional = false) @A T held; }
					@Entity class $ extends $Base { }
					@Entity class $Other extends $Base { }"""));

	private TypeProducts() {
	}

	static List<Mapping> all() {
		// Where a type is boxed anyway, the primitive one is no other mapping
		Map<String, Mapping> mappings = new LinkedHashMap<>();
		for (Basic basic : BASICS) {
			for (Place place : PLACES) {
				if (!place.name().equals("MapKey") || basic.annotations().isEmpty()) {
					String source = basic.in(place.source());
					mappings.putIfAbsent(source, Mapping.of(basic.name() + "As" + place.name(), source));
				}
			}
			if (VERSIONS.contains(basic.name())) {
				String source = basic.in("@Entity class $ { @Id Long id; @Version @A T held; }");
				mappings.put(source, Mapping.of(basic.name() + "AsVersion", source));
			}
		}
		return List.copyOf(mappings.values());
	}

	private record Place(String name, String source) {

	}

	private record Basic(String name, String annotations, String type, String classes) {

		Basic(String name, String annotations, String type) {
			this(name, annotations, type, "");
		}

		String in(String place) {
			String boxed = switch (this.type) {
				case "int" -> "Integer";
				case "char" -> "Character";
				case "byte", "short", "long", "float", "double", "boolean" ->
					Character.toUpperCase(this.type.charAt(0)) + this.type.substring(1);
				default -> this.type;
			};
			return this.classes + place.replace("@A", this.annotations)
				.replaceAll("\\bT\\b", Matcher.quoteReplacement(this.type))
				.replaceAll("\\bB\\b", Matcher.quoteReplacement(boxed));
		}

	}

}
