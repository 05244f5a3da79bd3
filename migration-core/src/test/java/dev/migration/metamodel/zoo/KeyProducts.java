package dev.migration.metamodel.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;

/**
 * Every kind of key in every kind of hierarchy, and references to simple and composite
 * keys.
 */
final class KeyProducts {

	private static final String PAIR = """
			@Embeddable class $Pair implements Serializable { Long zone; @Column(length = 20) String code;
				public boolean equals(Object o) { return true; } public int hashCode() { return 1; } }
			""";

	private static final List<Key> KEYS = List.of(new Key("Assigned", "@Id Long id;"),
			new Key("Auto", "@Id @GeneratedValue Long id;"),
			new Key("Identity", "@Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;"),
			new Key("IntIdentity", "@Id @GeneratedValue(strategy = GenerationType.IDENTITY) int id;"),
			new Key("Sequence",
					"""
							@Id @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "$Numbers")
							@SequenceGenerator(name = "$Numbers", sequenceName = "$_numbers", initialValue = 100, allocationSize = 7)
							Long id;"""),
			new Key("IntSequence",
					"""
							@Id @GeneratedValue(generator = "$Numbers") @SequenceGenerator(name = "$Numbers", allocationSize = 1)
							Integer id;"""),
			new Key("Table", """
					@Id @GeneratedValue(strategy = GenerationType.TABLE, generator = "$Rows")
					@TableGenerator(name = "$Rows", table = "$_rows", pkColumnName = "kind", valueColumnName = "next",
							initialValue = 5, indexes = @Index(columnList = "next"))
					Long id;"""),
			new Key("SharedTable", "@Id @GeneratedValue(strategy = GenerationType.TABLE) Long id;"),
			new Key("Uuid", "@Id @GeneratedValue(strategy = GenerationType.UUID) UUID id;"),
			new Key("UuidText", "@Id @GeneratedValue(strategy = GenerationType.UUID) @Column(length = 36) String id;"),
			new Key("TimeUuid", "@Id @UuidGenerator(style = UuidGenerator.Style.TIME) UUID id;"),
			new Key("Native", "@Id @NativeGenerator Long id;"),
			new Key("Increment", "@Id @GeneratedValue(generator = \"increment\") Long id;"),
			new Key("Embedded", "@EmbeddedId $Pair id;", PAIR, ""),
			new Key("Class", "@Id Long zone; @Id String code;", """
					class $Id implements Serializable { Long zone; String code;
						public boolean equals(Object o) { return true; } public int hashCode() { return 1; } }
					""", "@IdClass($Id.class)"), new Key("Shared", "@Id Long id; @OneToOne @MapsId $Owner owner;", """
					@Entity class $Owner { @Id @GeneratedValue Long id; }
					""", ""), new Key("SharedPair", "@EmbeddedId $Pair id; @OneToOne @MapsId $Owner owner;", PAIR + """
					@Entity class $Owner { @EmbeddedId $Pair id; }
					""", ""), new Key("PartlyShared", """
					@EmbeddedId $Part id; @ManyToOne @MapsId("zone") $Owner owner;""", """
					@Embeddable class $Part implements Serializable { Long zone; LocalDate since;
						public boolean equals(Object o) { return true; } public int hashCode() { return 1; } }
					@Entity class $Owner { @Id Long id; }
					""", ""), new Key("Reference", "@Id @ManyToOne $Owner owner; @Id int line;", """
					class $Id implements Serializable { Long owner; int line;
						public boolean equals(Object o) { return true; } public int hashCode() { return 1; } }
					@Entity class $Owner { @Id Long id; }
					""", "@IdClass($Id.class)"));

	private static final Map<String, String> HIERARCHIES = new TreeMap<>(Map.ofEntries(
			Map.entry("Plain", "@Entity C class $ { K String name; }"), Map.entry("SingleTable", """
					@Entity C class $ { K String name; }
					@Entity class $Sub extends $ { @Column(nullable = false) int more; }
					@Entity class $SubSub extends $Sub { @Column(unique = true) String most; }"""),
			Map.entry("CharDiscriminated", """
					@Entity C @DiscriminatorColumn(name = "kind", discriminatorType = DiscriminatorType.CHAR)
					@DiscriminatorValue("A") class $ { K String name; }
					@Entity @DiscriminatorValue("B") class $Sub extends $ { int more; }"""),
			Map.entry("IntDiscriminated", """
					@Entity C @DiscriminatorColumn(name = "kind", discriminatorType = DiscriminatorType.INTEGER)
					@DiscriminatorValue("1") abstract class $ { K String name; }
					@Entity @DiscriminatorValue("2") class $Sub extends $ { @ManyToOne $ other; }"""),
			Map.entry("FormulaDiscriminated", """
					@Entity C @DiscriminatorFormula("case when name is null then 'A' else 'B' end")
					@DiscriminatorValue("A") class $ { K String name; }
					@Entity @DiscriminatorValue("B") class $Sub extends $ { int more; }"""), Map.entry("Joined", """
					@Entity C @Inheritance(strategy = InheritanceType.JOINED) class $ { K String name; }
					@Entity class $Sub extends $ { int more; @ManyToMany Set<$> others; }
					@Entity @OnDelete(action = OnDeleteAction.CASCADE) class $SubSub extends $Sub { String most; }"""),
			Map.entry("DiscriminatedJoined", """
					@Entity C @Inheritance(strategy = InheritanceType.JOINED) @DiscriminatorColumn(length = 5)
					class $ { K String name; }
					@Entity @DiscriminatorValue("S") class $Sub extends $ { int more; }"""),
			Map.entry("TablePerClass", """
					@Entity C @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
					abstract class $ { K @Column(unique = true) String name; @ManyToOne $ other; }
					@Entity class $One extends $ { int more; @ElementCollection Set<Integer> items; }
					@Entity class $Two extends $ { @OneToMany @JoinTable(name = "$_ones") List<$One> ones; }"""),
			Map.entry("MappedSuperclass", """
					@MappedSuperclass C abstract class $Base { K String name; }
					@Entity class $ extends $Base { @ElementCollection Map<String, Integer> items; }""")));

	private static final List<Key> TARGETS = List.of(new Key("", "@Id Long id;"),
			new Key("Pair", "@EmbeddedId $Pair id;", PAIR, ""));

	private static final Map<String, String> REFERENCES = new TreeMap<>(
			Map.ofEntries(Map.entry("ManyToOne", "@ManyToOne"),
					Map.entry("RequiredManyToOne", "@ManyToOne(optional = false)"), Map.entry("OneToOne", "@OneToOne"),
					Map.entry("RequiredOneToOne", "@OneToOne(optional = false)"),
					Map.entry("JoinTable", "@ManyToOne @JoinTable(name = \"$_link\")"),
					Map.entry("OneToOneJoinTable", "@OneToOne @JoinTable(name = \"$_link\")"),
					Map.entry("NotFoundIgnored", "@ManyToOne @NotFound(action = NotFoundAction.IGNORE)"),
					Map.entry("NotFoundException", "@ManyToOne @NotFound(action = NotFoundAction.EXCEPTION)"),
					Map.entry("DeletedCascade", "@ManyToOne @OnDelete(action = OnDeleteAction.CASCADE)"),
					Map.entry("DeletedSetNull", "@ManyToOne @OnDelete(action = OnDeleteAction.SET_NULL)"),
					Map.entry("DeletedRestrict", "@ManyToOne @OnDelete(action = OnDeleteAction.RESTRICT)"),
					Map.entry("DeletedNoAction", "@ManyToOne @OnDelete(action = OnDeleteAction.NO_ACTION)"),
					Map.entry("PrimaryKeyJoined", "@OneToOne @PrimaryKeyJoinColumn"),
					Map.entry("NoConstraint", "@ManyToOne @JoinTable(name = \"$_link\", foreignKey = @ForeignKey("
							+ "ConstraintMode.NO_CONSTRAINT), inverseForeignKey = @ForeignKey(name = \"fk_$\"))"),
					Map.entry("UniqueLinks",
							"@ManyToOne @JoinTable(name = \"$_link\", indexes = @Index(columnList = \"id\"))")));

	private KeyProducts() {
	}

	static List<Mapping> all() {
		List<Mapping> mappings = new ArrayList<>();
		// Hibernate cannot count over several tables by identity columns
		HIERARCHIES.forEach((name, hierarchy) -> KEYS.stream()
			.filter((key) -> !name.equals("TablePerClass") || !key.name().endsWith("Identity"))
			.forEach((key) -> mappings.add(Mapping.of(key.name() + "KeyIn" + name, key.in(hierarchy)))));
		REFERENCES.forEach((name, reference) -> TARGETS.forEach(
				(target) -> mappings.add(Mapping.of(name + "To" + (target.name().isEmpty() ? "Simple" : target.name()),
						target.in("@Entity class $Target { K String text; }\n@Entity class $ { K " + reference
								+ " $Target to; }")))));
		return mappings;
	}

	private record Key(String name, String members, String classes, String annotations) {

		Key(String name, String members) {
			this(name, members, "", "");
		}

		String in(String hierarchy) {
			return this.classes + hierarchy.replaceAll("\\bK ", Matcher.quoteReplacement(this.members + " "))
				.replaceAll("\\bC ", Matcher.quoteReplacement(this.annotations + " "));
		}

	}

}
