package dev.migration.metamodel.zoo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is a case of its own, and settings that change what is created.
 */
final class Particulars {

	private static final Map<String, String> CASES = cases();

	private static final List<Setting> SETTINGS = List.of(
			new Setting("BitBoolean", "hibernate.type.preferred_boolean_jdbc_type", "BIT"),
			new Setting("IntBoolean", "hibernate.type.preferred_boolean_jdbc_type", "INTEGER"),
			new Setting("CharBoolean", "hibernate.type.preferred_boolean_jdbc_type", "CHAR"),
			new Setting("CharUuid", "hibernate.type.preferred_uuid_jdbc_type", "CHAR"),
			new Setting("BinaryUuid", "hibernate.type.preferred_uuid_jdbc_type", "BINARY"),
			new Setting("NumericDuration", "hibernate.type.preferred_duration_jdbc_type", "NUMERIC"),
			new Setting("BigintDuration", "hibernate.type.preferred_duration_jdbc_type", "BIGINT"),
			new Setting("LocalInstant", "hibernate.type.preferred_instant_jdbc_type", "TIMESTAMP"),
			new Setting("JsonArray", "hibernate.type.preferred_array_jdbc_type", "JSON"),
			new Setting("BinaryArray", "hibernate.type.preferred_array_jdbc_type", "VARBINARY"),
			new Setting("NativeEnum", "hibernate.type.prefer_native_enum_types", "true"),
			new Setting("TextEnum", "hibernate.type.prefer_native_enum_types", "false"),
			new Setting("LegacyWrapper", "hibernate.type.wrapper_array_handling", "LEGACY"),
			new Setting("NormalizedZone", "hibernate.timezone.default_storage", "NORMALIZE"),
			new Setting("ColumnZone", "hibernate.timezone.default_storage", "COLUMN"),
			new Setting("UtcZone", "hibernate.timezone.default_storage", "NORMALIZE_UTC"),
			new Setting("National", "hibernate.use_nationalized_character_data", "true"),
			new Setting("LegacyColumnOrder", "hibernate.column_ordering_strategy", "legacy"),
			new Setting("SingleNaming", "hibernate.id.db_structure_naming_strategy", "single"),
			new Setting("LegacyNaming", "hibernate.id.db_structure_naming_strategy", "legacy"),
			new Setting("ListSemantics", "hibernate.mapping.default_list_semantics", "LIST"),
			new Setting("ImplicitKinds", "hibernate.discriminator.implicit_for_joined", "true"),
			new Setting("IgnoredKinds", "hibernate.discriminator.ignore_explicit_for_joined", "true"),
			new Setting("JavaTimeDirect", "hibernate.type.java_time_use_direct_jdbc", "true"));

	/** What settings are about. */
	private static final Map<String, String> AFFECTED = Map.of("Types",
			"""
					@Entity class $ { @Id @GeneratedValue Long id; boolean flag; @Basic(optional = false) Boolean boxed; UUID uuid;
						Duration duration; Instant instant; OffsetDateTime moved; ZonedDateTime zoned; LocalTime time; String text;
						@Column(unique = true) Kind kind; @Enumerated(EnumType.STRING) Kind name; enum Kind { A, B }
						@Lob String lob; char letter; BigDecimal number; @ElementCollection List<String> items; }""",
			"Arrays",
			"""
					@Entity class $ { @Id @GeneratedValue Long id; List<String> texts; Integer[] numbers; boolean[] flags;
						@SoftDelete @ElementCollection Set<UUID> uuids; }""",
			"Hierarchy",
			"""
					@Entity @Inheritance(strategy = InheritanceType.JOINED) class $ { @Id @GeneratedValue Long id; @OneToMany List<$> others; }
					@Entity class $Sub extends $ { boolean more; }
					@Entity @Inheritance(strategy = InheritanceType.JOINED) @DiscriminatorColumn(name = "kind") class $Kinds { @Id @GeneratedValue Long id; }
					@Entity class $KindsSub extends $Kinds { @ElementCollection Map<UUID, Boolean> items; }""");

	private Particulars() {
	}

	private static Map<String, String> cases() {
		Map<String, String> cases = new LinkedHashMap<>();
		history(cases);
		columns(cases);
		tables(cases);
		embedded(cases);
		return cases;
	}

	private static void history(Map<String, String> cases) {
		cases.put("AuditedCore",
				"""
						@Audited @Entity class $ { @Id @GeneratedValue Long id; @Column(nullable = false) String text;
							@ManyToOne $ parent; @ElementCollection Set<String> items; @Enumerated(EnumType.STRING) Kind kind; enum Kind { A, B } }""");
		cases.put("AuditedNamed", """
				@Audited @Audited.Table(name = "$_log", changesetIdColumn = "at",
					modificationTypeColumn = "what")
				@Entity @SecondaryTable(name = "$_more") class $ { @Id Long id; @Column(table = "$_more") String more;
					@Audited.Excluded String unheard; }""");
		cases.put("AuditedJoined", """
				@Audited @Entity @Inheritance(strategy = InheritanceType.JOINED) class $ { @Id Long id; }
				@Audited @Entity class $Sub extends $ { @ManyToMany Set<$> others; }""");
		cases.put("AuditedPerClass", """
				@Audited @Entity @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
				class $ { @Id Long id; }
				@Audited @Entity class $Sub extends $ { @Column(unique = true) String text; }""");
		cases.put("SoftDeleted",
				"""
						@Entity @SoftDelete class $ { @Id Long id; @ElementCollection @SoftDelete(columnName = "gone") Set<String> items;
							@ManyToMany @SoftDelete List<$> others; }""");
		cases.put("SoftDeletedActive", """
				@Entity @SoftDelete(strategy = SoftDeleteType.ACTIVE, columnName = "live") class $ { @Id Long id; }""");
		cases.put("SoftDeletedAt", "@Entity @SoftDelete(strategy = SoftDeleteType.TIMESTAMP) class $ { @Id Long id; }");
		cases.put("SoftDeletedText",
				"""
						@Entity @SoftDelete(converter = YesNoConverter.class, comment = "is it gone?") class $ { @Id Long id; }""");
		cases.put("SoftDeletedJoined", """
				@Entity @SoftDelete @Inheritance(strategy = InheritanceType.JOINED) class $ { @Id Long id; }
				@Entity class $Sub extends $ { String text; }""");
		cases.put("Tenant", "@Entity class $ { @Id Long id; @TenantId String tenant; }");
		cases.put("TenantInKey", """
				@Entity @IdClass($.Key.class) class $ { @Id Long id; @Id @TenantId String tenant;
					static class Key implements Serializable { Long id; String tenant; } }""");
		cases.put("Partitioned", """
				@Entity class $ { @Id Long id; @PartitionKey String region; int number; }""");
		cases.put("Timestamps",
				"""
						@Entity class $ { @Id Long id; @CreationTimestamp Instant created; @UpdateTimestamp LocalDateTime updated;
							@CurrentTimestamp(source = SourceType.DB) OffsetDateTime current; @Version Instant version; }""");
		cases.put("RowIdentified", "@Entity @RowId class $ { @Id Long id; }");
		cases.put("OptimisticAll",
				"""
						@Entity @DynamicUpdate @OptimisticLocking(type = OptimisticLockType.ALL) class $ { @Id Long id; String text; }""");
	}

	private static void columns(Map<String, String> cases) {
		cases.put("Formulas", """
				@Entity class $ { @Id Long id; int number; @Formula("number * 2") int doubled;
					@ManyToOne @JoinFormula("number + 1") $ next; }""");
		cases.put("Computed", """
				@Entity class $ { @Id Long id; int price; int amount; @GeneratedColumn("price * amount") Long total;
					@GeneratedColumn("price + 1") @Column(nullable = false) int more; }""");
		cases.put("ComputedText", """
				@Entity class $ { @Id Long id; @Column(length = 20) String first; @Column(length = 20) String last;
					@GeneratedColumn("lower(first)") @Column(length = 60) String folded; }""");
		cases.put("DefaultText",
				"""
						@Entity class $ { @Id Long id; @ColumnDefault("'it''s'") String quoted; @ColumnDefault("''") String empty;
							@ColumnDefault("'a;b--c'") @Column(nullable = false, length = 20) String marks; @ColumnDefault("null") String none; }""");
		cases.put("DefaultNumber",
				"""
						@Entity class $ { @Id Long id; @ColumnDefault("0") int zero; @ColumnDefault("-17") Long negative;
							@ColumnDefault("1.50") @Column(precision = 10, scale = 4) BigDecimal exact; @ColumnDefault("1e3") double floating;
							@ColumnDefault("00012") BigInteger padded; }""");
		cases.put("DefaultSum", "@Entity class $ { @Id Long id; @ColumnDefault(\"2 + 3\") short total; }");
		cases.put("DefaultTime",
				"""
						@Entity class $ { @Id Long id; @ColumnDefault("current_timestamp") Instant now; @ColumnDefault("current_date") LocalDate today;
							@ColumnDefault("'2020-02-29'") LocalDate leap; @ColumnDefault("'12:34:56'") LocalTime time;
							@ColumnDefault("'2020-02-29 12:34:56'") LocalDateTime day_and_time; }""");
		cases.put("DefaultBoolean", """
				@Entity class $ { @Id Long id; @ColumnDefault("true") boolean yes; @ColumnDefault("false") Boolean no;
					@ColumnDefault("'Y'") @Convert(converter = YesNoConverter.class) boolean letter; }""");
		cases.put("DefaultEnum", """
				@Entity class $ { @Id Long id; @Enumerated(EnumType.STRING) @ColumnDefault("'B'") Kind kind;
					@ColumnDefault("1") Kind ordinal; enum Kind { A, B } }""");
		cases.put("Checked",
				"""
						@Entity @Table(check = @CheckConstraint(name = "ck_$", constraint = "low < high"))
						@Check(constraints = "low + high between 0 and 1000") class $ { @Id Long id;
							@Column(check = @CheckConstraint(constraint = "low >= 0")) int low; @Check(constraints = "high <> 13") int high;
							@Check(constraints = "text like 'a%' or text in ('b', 'c')") @Column(name = "text") String text; }""");
		cases.put("CheckedInSubclass",
				"""
						@Entity class $ { @Id Long id; }
						@Entity class $Sub extends $ { @Column(nullable = false) @Check(constraints = "number > 0") int number; }""");
		cases.put("CheckedInCollection",
				"""
						@Entity class $ { @Id Long id; @ElementCollection @Column(name = "item") @Check(constraints = "item > 0") Set<Integer> items; }""");
		cases.put("CheckedInSecondary",
				"""
						@Entity @SecondaryTable(name = "$_more", check = @CheckConstraint(name = "ck_$_more", constraint = "number < 10"))
						class $ { @Id Long id; @Column(table = "$_more") int number; }""");
		cases.put("Commented",
				"""
						@Entity @Comment("a table; and -- more") @Table(comment = "not this") class $ { @Id @Comment("key\\nof it") Long id;
							@Column(comment = "a \\\\ backslash") String text; @ElementCollection @Comment("items") Set<String> items; }""");
		cases.put("Sized",
				"""
						@Entity class $ { @Id Long id; @Column(length = 1) String one; @Column(length = 4000) String wide;
							@Column(length = 40000) String wider; @Column(length = 100000) String widest; @Column(length = 16) byte[] few;
							@Column(length = 70000) byte[] many; @Column(precision = 38) BigDecimal big; @Column(precision = 5, scale = 5) BigDecimal small;
							@Column(precision = 7) float half; @Column(precision = 15) double whole; @Lob @Column(length = 200) String lob; }""");
		cases.put("Seconds",
				"""
						@Entity class $ { @Id Long id; @FractionalSeconds(0) LocalDateTime none; @Column(secondPrecision = 3) Instant three;
							@FractionalSeconds(2) LocalTime two; @FractionalSeconds(6) OffsetDateTime six; }""");
		cases.put("Zones",
				"""
						@Entity class $ { @Id Long id; @TimeZoneStorage(TimeZoneStorageType.COLUMN) ZonedDateTime with_column;
							@TimeZoneStorage(TimeZoneStorageType.NORMALIZE) OffsetDateTime normal; @TimeZoneStorage(TimeZoneStorageType.AUTO)
							@TimeZoneColumn(name = "own_zone") OffsetTime auto; }""");
		cases.put("Limited",
				"""
						@Entity class $ { @Id Long id; @Array(length = 5) int[] five; @Array(length = 2) @Column(length = 7) List<String> two;
							@ElementCollection @Array(length = 3) List<Long[]> nested; }""");
		cases.put("Codes",
				"""
						@Entity class $ { @Id Long id; @JdbcTypeCode(SqlTypes.TINYINT) int tiny; @JdbcTypeCode(SqlTypes.DECIMAL) long exact;
							@JdbcTypeCode(SqlTypes.BINARY) @Column(length = 8) byte[] fixed; @JdbcTypeCode(SqlTypes.LONG32VARCHAR) String text;
							@JdbcTypeCode(SqlTypes.NCHAR) @Column(length = 3) String national; @JdbcTypeCode(SqlTypes.CLOB) String clob;
							@JdbcTypeCode(SqlTypes.REAL) float inexact; @JdbcTypeCode(SqlTypes.BIT) boolean flag; }""");
		cases.put("Defined", """
				@Entity class $ { @Id Long id; @Column(columnDefinition = "int default 7 not null") int number;
					@Column(columnDefinition = "varchar(9) check (defined <> '')", name = "defined") String text;
					@Column(columnDefinition = "decimal(7,2) default 0.5") BigDecimal exact;
					@Column(options = "default 'o'") String withOptions; }""");
		cases.put("Transformed",
				"""
						@Entity class $ { @Id Long id; @ColumnTransformer(read = "lower(text)", write = "upper(?)") @Column(name = "text") String text; }""");
		cases.put("Unwritten",
				"""
						@Entity class $ { @Id Long id; @Generated @Column(insertable = false, updatable = false) int number; @Transient String nowhere;
							@Column(insertable = false, updatable = false, name = "number2") Integer two; @Immutable String fixed; }""");
		cases.put("Converted",
				"""
						@Entity class $ { @Id Long id; @Convert(converter = $Upper.class) @Column(unique = true) StringBuilder text;
							@Convert(converter = $Upper.class) @ElementCollection Set<StringBuilder> items; }
						@Converter class $Upper implements AttributeConverter<StringBuilder, String> {
							public String convertToDatabaseColumn(StringBuilder text) { return null; }
							public StringBuilder convertToEntityAttribute(String text) { return null; } }""");
	}

	private static void tables(Map<String, String> cases) {
		cases.put("Indexed",
				"""
						@Entity @Table(indexes = { @Index(columnList = "a"), @Index(name = "ix_$", columnList = "a desc, b"),
							@Index(name = "ux_$", columnList = "b, a", unique = true), @Index(columnList = "b desc", unique = true) })
						class $ { @Id Long id; int a; int b; @ManyToOne $ c; }""");
		cases.put("IndexedReference",
				"""
						@Entity @Table(indexes = @Index(name = "ix_$", columnList = "parent_id")) class $ { @Id Long id; @ManyToOne $ parent; }""");
		cases.put("Uniques", """
				@Entity @Table(uniqueConstraints = { @UniqueConstraint(name = "uq_$_a", columnNames = "a"),
					@UniqueConstraint(columnNames = { "a", "b" }), @UniqueConstraint(columnNames = { "b", "a" }) })
				class $ { @Id Long id; @Column(unique = true) int a; int b; @OneToOne $ next; }""");
		cases.put("UniqueNullable",
				"""
						@Entity class $ { @Id Long id; @Column(unique = true) String text; @NaturalId(mutable = true) Integer number; }""");
		cases.put("NaturalReference",
				"""
						@Entity class $ { @Id Long id; @NaturalId @ManyToOne(optional = false) $ parent; @NaturalId String code; }""");
		cases.put("Secondaries",
				"""
						@Entity @SecondaryTable(name = "$_a", pkJoinColumns = @PrimaryKeyJoinColumn(name = "owner", foreignKey = @ForeignKey(name = "fk_$_a")))
						@SecondaryTable(name = "$_b", indexes = @Index(columnList = "b"), uniqueConstraints = @UniqueConstraint(name = "uq_$_b", columnNames = "b"))
						@SecondaryRow(table = "$_b", optional = false)
						class $ { @Id @GeneratedValue Long id; @Column(table = "$_a", nullable = false) String a; @Column(table = "$_b") Integer b; }""");
		cases.put("SecondaryOfSubclass",
				"""
						@Entity class $ { @Id Long id; }
						@Entity @SecondaryTable(name = "$_more") class $Sub extends $ { @Column(table = "$_more") @ColumnDefault("3") int more; }""");
		cases.put("Selected",
				"@Entity @Subselect(\"select 1 as id\") class $ { @Id Long id; @ElementCollection Set<String> items; }");
		cases.put("AnyReference",
				"""
						@Entity class $ { @Id Long id; @Any @AnyDiscriminator(DiscriminatorType.INTEGER) @AnyKeyJavaClass(Long.class)
							@AnyDiscriminatorValue(discriminator = "1", entity = $.class) @JoinColumn(name = "target", nullable = false)
							@Column(name = "kind", nullable = false) Object target; }""");
		cases.put("Referenced", """
				@Entity class $ { @Id Long id; @Column(unique = true, nullable = false, length = 30) String code;
					@ManyToOne @JoinColumn(name = "by_code", referencedColumnName = "code") $ byCode; }""");
		cases.put("ReferencedProperty",
				"""
						@Entity class $ { @Id Long id; @Column(length = 30, unique = true) String code; @ManyToOne @PropertyRef("code") @JoinColumn(name = "r") $ byCode; }""");
		cases.put("DefinedKey",
				"""
						@Entity class $ { @Id Long id; @ManyToOne @JoinColumn(name = "p", foreignKey = @ForeignKey(name = "fk_$",
							foreignKeyDefinition = "foreign key (p) references defined_target (id) on delete cascade on update cascade")) $Target p;
							@ManyToOne @JoinColumn(name = "q", foreignKey = @ForeignKey(value = ConstraintMode.NO_CONSTRAINT)) $Target q; }
						@Entity @Table(name = "defined_target") class $Target { @Id Long id; }""");
		cases.put("Cycle",
				"""
						@Entity class $ { @Id @GeneratedValue Long id; @ManyToOne(optional = false) $Other other; @OneToOne(mappedBy = "one") $Other back; }
						@Entity class $Other { @Id @GeneratedValue Long id; @OneToOne(optional = false) $ one; @ManyToOne $Third third; }
						@Entity class $Third { @Id @GeneratedValue Long id; @ManyToMany Set<$> all; @OneToMany @JoinColumn(name = "t") List<$Other> others; }""");
		cases.put("Bidirectional",
				"""
						@Entity class $ { @Id Long id; @OneToMany(mappedBy = "parent") @OrderColumn(name = "place") List<$Item> items;
							@ManyToMany Set<$Item> favourites; @OneToMany(mappedBy = "other") @MapKey(name = "code") Map<String, $Item> byCode; }
						@Entity class $Item { @Id Long id; String code; @ManyToOne $ parent; @ManyToOne $ other; @ManyToMany(mappedBy = "favourites") Set<$> fans; }""");
		cases.put("CompositeReference",
				"""
						@Embeddable class $Id implements Serializable { Long zone; @Column(length = 20) String code; int line;
							public boolean equals(Object o) { return true; } public int hashCode() { return 1; } }
						@Entity class $ { @EmbeddedId $Id id; @ManyToOne @JoinColumns({ @JoinColumn(name = "l", referencedColumnName = "line"),
							@JoinColumn(name = "z", referencedColumnName = "zone"), @JoinColumn(name = "c", referencedColumnName = "code") }) $ other;
							@ElementCollection @OrderColumn List<String> items; @ManyToMany Set<$> more; }""");
		cases.put("NestedKey", """
				@Embeddable class $Outer implements Serializable { @Embedded $Inner inner; int line;
					public boolean equals(Object o) { return true; } public int hashCode() { return 1; } }
				@Embeddable class $Inner implements Serializable { Long zone; UUID code;
					public boolean equals(Object o) { return true; } public int hashCode() { return 1; } }
				@Entity class $ { @EmbeddedId $Outer id; @OneToOne $ next; }""");
	}

	private static void embedded(Map<String, String> cases) {
		cases.put("EmbeddedTwice",
				"""
						@Embeddable class $Part { @Column(nullable = false) String street; @ManyToOne $ of; @ElementCollection List<String> items; }
						@Entity class $ { @Id Long id; @Embedded $Part one; @Embedded @AttributeOverride(name = "street", column = @Column(name = "s2"))
							@AssociationOverride(name = "of", joinColumns = @JoinColumn(name = "o2"),
								joinTable = @JoinTable(name = "$_unused")) @AssociationOverride(name = "items",
								joinTable = @JoinTable(name = "$_items2")) @EmbeddedColumnNaming("two_%s") $Part two; }""");
		cases.put("EmbeddedNaming",
				"""
						@Embeddable class $Part { String street; int number; }
						@Entity class $ { @Id Long id; @EmbeddedColumnNaming("home_%s") $Part home; @EmbeddedColumnNaming("work_%s") $Part work; }""");
		cases.put("EmbeddedElsewhere",
				"""
						@Embeddable class $Part { String street; int number; }
						@Entity @SecondaryTable(name = "$_parts") class $ { @Id Long id; @EmbeddedTable("$_parts") $Part part; }""");
		cases.put("EmbeddedInheritance", """
				@Embeddable @DiscriminatorColumn(name = "part_kind") class $Part { String text; }
				@Embeddable class $SubPart extends $Part { int number; }
				@Entity class $ { @Id Long id; @Embedded $Part part; }""");
		cases.put("EmbeddedRecord", """
				@Embeddable record $Part(String text, int number) { }
				@Entity class $ { @Id Long id; @Embedded $Part part; @ElementCollection Map<String, $Part> parts; }""");
		cases.put("JsonEmbedded",
				"""
						@Embeddable class $Part { @Column(nullable = false) String text; int number; @Enumerated(EnumType.STRING) Kind kind; enum Kind { A, B } }
						@Entity class $ { @Id Long id; @JdbcTypeCode(SqlTypes.JSON) $Part part; @JdbcTypeCode(SqlTypes.JSON) @Column(nullable = false) $Part needed; }""");
		cases.put("XmlEmbedded", """
				@Embeddable class $Part { @Column(nullable = false) String text; int number; }
				@Entity class $ { @Id Long id; @JdbcTypeCode(SqlTypes.SQLXML) $Part part; }""");
		cases.put("StructEmbedded",
				"""
						@Embeddable @Struct(name = "$_part") class $Part { @Column(nullable = false) String text; int number; Instant at; }
						@Entity class $ { @Id Long id; $Part part; $Part[] parts; }""");
		cases.put("StructNested", """
				@Embeddable @Struct(name = "$_inner") class $Inner { String text; @Column(length = 5) String code; }
				@Embeddable @Struct(name = "$_outer") class $Outer { $Inner part; BigDecimal number; }
				@Entity class $ { @Id Long id; $Outer part; $Inner[] items; }""");
	}

	static List<Mapping> all() {
		List<Mapping> mappings = new ArrayList<>();
		CASES.forEach((name, source) -> mappings.add(Mapping.of(name, source)));
		return mappings;
	}

	static List<Mapping> settings() {
		List<Mapping> mappings = new ArrayList<>();
		for (Setting setting : SETTINGS) {
			AFFECTED.keySet()
				.stream()
				.sorted()
				.forEach((name) -> mappings.add(Mapping.of(setting.name() + name, AFFECTED.get(name))
					.with(Map.of(setting.setting(), setting.value()))));
		}
		return mappings;
	}

	private record Setting(String name, String setting, String value) {

	}

}
