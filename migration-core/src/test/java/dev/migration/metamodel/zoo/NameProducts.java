package dev.migration.metamodel.zoo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;

/**
 * Whatever has a name, by every naming strategy and every kind of quoting.
 */
final class NameProducts {

	private static final Map<String, String> STRATEGIES = Map.of("Snake",
			PhysicalNamingStrategySnakeCaseImpl.class.getName(), "Standard",
			PhysicalNamingStrategyStandardImpl.class.getName(), "Prefixed", PrefixedNaming.class.getName());

	private static final Map<String, Map<String, String>> QUOTING = Map.of("Bare", Map.of(), "Quoted",
			Map.of("hibernate.globally_quoted_identifiers", "true"), "QuotedMost",
			Map.of("hibernate.globally_quoted_identifiers", "true",
					"hibernate.globally_quoted_identifiers_skip_column_definitions", "true"),
			"Keywords", Map.of("hibernate.auto_quote_keyword", "true"));

	private static final Map<String, String> NAMED = named();

	private NameProducts() {
	}

	private static Map<String, String> named() {
		Map<String, String> named = new LinkedHashMap<>();
		named.put("CamelCase",
				"@Entity class $ { @Id Long theId; String someText; @Column(unique = true) int oneURL; }");
		named.put("ReservedWord",
				"""
						@Entity @Table(name = "Order$") class $ { @Id Long id; String user; int order; boolean group; String select;
							@Column(name = "end") Instant from; @Column(unique = true) Integer table; String check; int limit; }""");
		named.put("QuotedWord", """
				@Entity @Table(name = "`Select $`") class $ { @Id @Column(name = "`Id`") Long id;
					@Column(name = "`user`") String user; @Column(name = "`Some Text`", unique = true) String text;
					@Column(name = "\\"a-b.c\\"") int dotted; @ManyToOne @JoinColumn(name = "`Parent`") $ parent; }""");
		named.put("Unicode", """
				@Entity @Table(name = "straße_$", indexes = @Index(name = "ix_größe_$", columnList = "größe"))
				class $ { @Id Long id; int größe; @Column(name = "`Ünïcödé 名前`") String name; }""");
		named.put("Enumerated",
				"""
						@Entity class $ { @Id Long id; @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) Kind theKind;
							@Enumerated(EnumType.ORDINAL) @Column(nullable = false) Kind kindToo; enum Kind { A, B } }""");
		named.put("Constrained",
				"""
						@Entity @Table(uniqueConstraints = { @UniqueConstraint(name = "UQ_$", columnNames = { "firstName", "lastName" }),
							@UniqueConstraint(columnNames = { "lastName", "nick" }) },
							indexes = { @Index(name = "IX_$", columnList = "lastName desc, nick"), @Index(columnList = "nick") })
						class $ { @Id Long id; @Column(name = "firstName") String first; @Column(name = "lastName") String last;
							String nick; }""");
		named.put("Associated",
				"""
						@Entity class $ { @Id @GeneratedValue Long id; @ManyToMany Set<$T> someTargets; @OneToMany List<$T> more;
							@ManyToOne(optional = false) $T mainTarget; @ElementCollection Map<String, Integer> someItems;
							@ManyToOne @JoinColumn(name = "namedRef", foreignKey = @ForeignKey(name = "FK_$")) $T named; }
						@Entity class $T { @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id; }""");
		named.put("Inherited",
				"""
						@Entity @Inheritance(strategy = InheritanceType.JOINED) @DiscriminatorColumn class $ { @Id Long id; }
						@Entity @PrimaryKeyJoinColumn(name = "theParent") class $Sub extends $ { String subText; }
						@Entity @SecondaryTable(name = "More$") class $Other extends $ { @Column(table = "More$") int moreOf; }""");
		named.put("Generated",
				"""
						@Entity class $ { @Id @GeneratedValue(generator = "gen$") @SequenceGenerator(name = "gen$", sequenceName = "Seq$") Long id; }
						@Entity class $Rows { @Id @GeneratedValue(strategy = GenerationType.TABLE, generator = "rows$")
							@TableGenerator(name = "rows$", table = "Rows$") Long id; }""");
		named.put("Composite",
				"""
						@Embeddable class $Id implements Serializable { Long zoneNo; @Column(length = 20) String theCode;
							public boolean equals(Object o) { return true; } public int hashCode() { return 1; } }
						@Entity class $ { @EmbeddedId $Id id; @ManyToOne $ otherOne; @ManyToMany @JoinTable(name = "$_many") Set<$> manyOthers; }""");
		named.put("Defined",
				"""
						@Entity class $ { @Id Long id; @Column(columnDefinition = "varchar(40) default 'x' not null") String defined;
							@ColumnDefault("7") int withDefault; @Comment("a column") String commented; }""");
		named.put("LongName",
				"""
								@Entity @Table(name = "a_table_with_a_name_of_sixty_bytes_abcdefghijklmnopqrstuvwxy")
						class $ { @Id Long id; @Column(name = "a_column_with_a_name_that_is_just_as_long_as_sixty_bytes_abc",
							unique = true) String text; @ManyToOne $ anotherOneWithALongName;
							@ElementCollection @CollectionTable(name = "items_with_a_name_of_sixty_bytes_abcdefghijklmnopqrstuvwxyz0") Set<String> items; }""");
		return named;
	}

	static List<Mapping> all() {
		List<Mapping> mappings = new ArrayList<>();
		STRATEGIES.keySet()
			.stream()
			.sorted()
			.forEach((strategy) -> QUOTING.keySet().stream().sorted().forEach((quoting) -> {
				Map<String, String> settings = new LinkedHashMap<>(QUOTING.get(quoting));
				settings.put("hibernate.physical_naming_strategy", STRATEGIES.get(strategy));
				NAMED.forEach((name, source) -> mappings
					.add(Mapping.of(quoting + strategy + name, source).with(Map.copyOf(settings))));
			}));
		for (String implicit : List.of("legacy-jpa", "legacy-hbm", "component-path")) {
			for (String name : List.of("Associated", "Inherited", "Constrained", "Generated")) {
				mappings.add(Mapping.of(implicit.replace("-", "") + name, NAMED.get(name))
					.with(Map.of("hibernate.implicit_naming_strategy", implicit)));
			}
		}
		return mappings;
	}

}
