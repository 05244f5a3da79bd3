package dev.migration.testing.mappings;

import java.util.ArrayList;
import java.util.List;

import dev.migration.testing.mappings.EntityDraft.AttributeDraft;
import dev.migration.testing.pairs.Dice;
import org.jspecify.annotations.Nullable;

/**
 * Mappings by chance: one to eight entities with all kinds of identifiers, attributes,
 * associations and inheritance.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class RandomMappings {

	private static final List<String> NAMES = List.of("Author", "Book", "Shelf", "Loan", "Reader", "Invoice",
			"OrderLine", "Publisher", "UserAccount", "Größe", "CopyWithALongerName");

	private static final List<String> WORDS = List.of("title", "price", "state", "code", "note", "amount", "kind",
			"begin", "größe", "createdAt", "longerAttributeName");

	private static final List<String> PLAIN = List.of("String %s", "@Column(length = 40) String %s",
			"@Column(length = 4000) String %s", "@Column(nullable = false) String %s", "@Lob String %s",
			"@Lob byte[] %s", "int %s", "Integer %s", "long %s", "Long %s", "short %s", "Byte %s", "boolean %s",
			"Boolean %s", "char %s", "double %s", "Float %s", "BigDecimal %s",
			"@Column(precision = 12, scale = 4) BigDecimal %s", "BigInteger %s", "UUID %s", "LocalDate %s",
			"LocalTime %s", "LocalDateTime %s", "@Column(secondPrecision = 3) LocalDateTime %s", "Instant %s",
			"OffsetDateTime %s", "ZonedDateTime %s", "OffsetTime %s", "Year %s", "Duration %s", "byte[] %s",
			"@Column(length = 16) byte[] %s", "@Enumerated(EnumType.STRING) Color %s", "Color %s",
			"@Enumerated(EnumType.STRING) @Column(length = 20, nullable = false) Color %s", "String[] %s", "int[] %s",
			"List<Long> %s", "@JdbcTypeCode(SqlTypes.LONGVARCHAR) String %s",
			"@Convert(converter = org.hibernate.type.YesNoConverter.class) Boolean %s", "Locale %s", "Currency %s",
			"java.net.URL %s", "Class<?> %s", "TimeZone %s", "java.util.Date %s",
			"@Temporal(TemporalType.DATE) java.util.Date %s",
			"@TimeZoneStorage(TimeZoneStorageType.COLUMN) OffsetDateTime %s",
			"@JdbcTypeCode(SqlTypes.CHAR) @Column(length = 3) String %s", "@Nationalized String %s",
			"@Column(columnDefinition = \"varchar(77)\") String %s");

	private static final List<String> RICH = List.of("@Column(unique = true) String %s",
			"@NaturalId @Column(length = 50) String %s", "@ColumnDefault(\"42\") int %s",
			"@ColumnDefault(\"'it''s; --'\") String %s", "@ColumnDefault(\"0.00\") BigDecimal %s",
			"@ColumnDefault(\"false\") boolean %s", "@ColumnDefault(\"current_timestamp\") LocalDateTime %s",
			"@Check(constraints = \"%2$s >= 0\") int %1$s",
			"@Check(constraints = \"%2$s in ('A', 'B', 'it''s')\") String %1$s",
			"@Check(constraints = \"length(%2$s) < 100\") String %1$s", "@Comment(\"\\\"quoted\\\" 100 %%\") String %s",
			"@Column(name = \"`Quoted %1$s`\") String %1$s", "@Column(name = \"`order`\") Integer %1$s",
			"@Column(check = @CheckConstraint(name = \"ck_%2$s\", constraint = \"%2$s > 1\")) Integer %1$s",
			"@Column(options = \"check (%2$s < 1000)\") Integer %1$s", "@Generated @ColumnDefault(\"7\") long %s");

	private static final List<String> COLLECTIONS = List.of("@ElementCollection List<String> %s",
			"@ElementCollection Set<Integer> %s", "@ElementCollection @OrderColumn List<LocalDate> %s",
			"@ElementCollection Map<String, BigDecimal> %s",
			"@ElementCollection @Enumerated(EnumType.STRING) Set<Color> %s",
			"@ElementCollection @CollectionTable(name = \"t_%2$s\", joinColumns = @JoinColumn(name = \"owner\")) List<String> %1$s");

	private static final List<String> ASSOCIATIONS = List.of("@ManyToOne %3$s %1$s",
			"@ManyToOne(optional = false) %3$s %1$s", "@OneToOne %3$s %1$s", "@OneToMany List<%3$s> %1$s",
			"@OneToMany @JoinColumn Set<%3$s> %1$s", "@ManyToMany Set<%3$s> %1$s",
			"@ManyToMany @OrderColumn List<%3$s> %1$s",
			"@ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) %3$s %1$s",
			"@ManyToOne @OnDelete(action = OnDeleteAction.SET_NULL) %3$s %1$s",
			"@ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = \"fk_%2$s\")) %3$s %1$s",
			"@ManyToOne @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) %3$s %1$s",
			"@ManyToMany Map<String, %3$s> %1$s", "@OneToOne @JoinTable %3$s %1$s");

	private final Dice dice;

	private int attributes;

	private int entities;

	private RandomMappings(long seed) {
		this.dice = new Dice(seed);
	}

	/**
	 * Return two mappings, the second one a variation of the first.
	 * @param seed the seed
	 * @return both
	 */
	public static Pair of(long seed) {
		RandomMappings mappings = new RandomMappings(seed);
		MappingDraft first = mappings.first();
		return new Pair(first, mappings.variationOf(first));
	}

	private MappingDraft first() {
		List<EntityDraft> entities = new ArrayList<>();
		int count = 1 + this.dice.below(8);
		while (entities.stream().filter(EntityDraft::isEntity).count() < count) {
			entity(entities);
		}
		entities.replaceAll((entity) -> entity.isEntity() ? withAssociations(entity, entities, 0.5) : entity);
		return new MappingDraft(entities).sound();
	}

	private MappingDraft variationOf(MappingDraft mapping) {
		List<EntityDraft> entities = new ArrayList<>();
		for (EntityDraft entity : mapping.entities()) {
			if (!this.dice.chance(0.12)) {
				entities.add(this.dice.chance(0.4) ? entity : varied(entity));
			}
		}
		while (entities.stream().noneMatch(EntityDraft::isEntity) || this.dice.chance(0.4)) {
			entity(entities);
		}
		entities.replaceAll((entity) -> entity.isEntity() ? withAssociations(entity, entities, 0.15) : entity);
		return new MappingDraft(entities).sound();
	}

	private EntityDraft varied(EntityDraft entity) {
		List<AttributeDraft> attributes = new ArrayList<>();
		for (AttributeDraft attribute : entity.attributes()) {
			if (attribute.name().equals("id") || !this.dice.chance(0.12)) {
				attributes
					.add((attribute.target() == null && this.dice.chance(0.15)) ? redeclared(attribute) : attribute);
			}
		}
		while (this.dice.chance(0.5)) {
			attributes.add(attribute());
		}
		return entity.withAttributes(attributes);
	}

	/** The same attribute in another way that holds the same. */
	private AttributeDraft redeclared(AttributeDraft attribute) {
		String source = attribute.source();
		if (source.equals("String " + attribute.name() + ";")) {
			String how = this.dice.any(List.of("@Column(length = 500) ", "@Column(nullable = false) ",
					"@Column(unique = true) ", "@Comment(\"new\") ", "@ColumnDefault(\"'x'\") "));
			return new AttributeDraft(attribute.name(), how + source, null);
		}
		if (source.startsWith("int ") || source.startsWith("Integer ")) {
			return new AttributeDraft(attribute.name(), "Long " + attribute.name() + ";", null);
		}
		if (source.startsWith("@Column(length = 40)")) {
			return new AttributeDraft(attribute.name(), source.replace("40", "30"), null);
		}
		return source.startsWith("@Column(nullable = false)")
				? new AttributeDraft(attribute.name(), source.replace("@Column(nullable = false) ", ""), null)
				: attribute;
	}

	private void entity(List<EntityDraft> entities) {
		String name = "E" + this.entities++ + this.dice.any(NAMES);
		List<EntityDraft> heads = entities.stream().filter(EntityDraft::isEntity).toList();
		EntityDraft parent = (!heads.isEmpty() && this.dice.chance(0.3)) ? this.dice.any(heads) : null;
		List<AttributeDraft> attributes = new ArrayList<>();
		List<String> annotations = new ArrayList<>(List.of("@Entity"));
		if (parent == null) {
			attributes.add(identifier(name, entities));
			annotations.addAll(inheritance());
			table(name).ifPresent(annotations::add);
		}
		int count = 1 + this.dice.count(3, 10);
		for (int i = 0; i < count; i++) {
			attributes.add(this.dice.chance(0.1) ? embedded(entities) : attribute());
		}
		if (parent == null && this.dice.chance(0.2)) {
			attributes.add(new AttributeDraft("version", "@Version long version;", null));
		}
		entities.add(new EntityDraft(annotations, name, (parent != null) ? parent.name() : null, attributes));
	}

	private List<String> inheritance() {
		return switch (this.dice.below(5)) {
			case 0 -> List.of("@Inheritance(strategy = InheritanceType.JOINED)");
			case 1 -> List.of("@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)");
			case 2 -> List.of("@DiscriminatorColumn(name = \"what\", discriminatorType = DiscriminatorType.INTEGER)");
			default -> List.of();
		};
	}

	private java.util.Optional<String> table(String name) {
		if (!this.dice.chance(0.25)) {
			return java.util.Optional.empty();
		}
		return java.util.Optional.of(this.dice
			.any(List.of("@Table(name = \"t_%s\")", "@Table(name = \"`The %s`\")",
					"@Table(indexes = @Index(columnList = \"id desc\"))", "@Comment(\"rows of %s\")",
					"@Table(uniqueConstraints = @UniqueConstraint(name = \"uk_%s\", columnNames = \"id\"))"))
			.formatted(name));
	}

	private AttributeDraft identifier(String name, List<EntityDraft> entities) {
		String source = switch (this.dice.below(9)) {
			case 0, 1 -> "@Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;";
			case 2, 3 -> "@Id @GeneratedValue Long id;";
			case 4 -> "@Id @GeneratedValue UUID id;";
			case 5 -> "@Id @Column(length = 40) String id;";
			case 6 -> "@Id @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = \"g" + this.entities
					+ "\") @SequenceGenerator(name = \"g" + this.entities
					+ "\", sequenceName = \"seq_%d\", allocationSize = %d) int id;".formatted(this.entities,
							this.dice.chance(0.5) ? 1 : 20);
			case 7 -> "@Id int id;";
			default -> {
				String key = name + "Id";
				entities.add(new EntityDraft(List.of("@Embeddable"), key, null,
						List.of(new AttributeDraft("part1", "Long part1;", null),
								new AttributeDraft("part2", "@Column(length = 20) String part2;", null))));
				yield "@EmbeddedId " + key + " id;";
			}
		};
		return new AttributeDraft("id", source, source.startsWith("@EmbeddedId") ? name + "Id" : null);
	}

	private AttributeDraft embedded(List<EntityDraft> entities) {
		String type = "Value" + this.entities++;
		entities.add(new EntityDraft(List.of("@Embeddable"), type, null,
				List.of(attribute(this.dice.any(PLAIN), null), attribute(this.dice.any(PLAIN), null))));
		String name = name();
		return new AttributeDraft(name,
				(this.dice.chance(0.3) ? "@ElementCollection Set<" + type + "> " : "@Embedded " + type + " ") + name
						+ ";",
				type);
	}

	private String name() {
		return "a" + this.attributes++ + this.dice.any(WORDS);
	}

	private AttributeDraft attribute() {
		String template = this.dice.any(this.dice.chance(0.7) ? PLAIN : this.dice.chance(0.7) ? RICH : COLLECTIONS);
		return attribute(template, null);
	}

	private AttributeDraft attribute(String template, @Nullable String target) {
		String name = name();
		return new AttributeDraft(name, template.formatted(name, column(name), target) + ";", target);
	}

	/** As Spring Boot names it. */
	private static String column(String name) {
		return name.replaceAll("([a-zß-ÿ])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
	}

	private EntityDraft withAssociations(EntityDraft entity, List<EntityDraft> entities, double probability) {
		List<String> targets = entities.stream().filter(EntityDraft::isEntity).map(EntityDraft::name).toList();
		List<AttributeDraft> attributes = new ArrayList<>(entity.attributes());
		while (this.dice.chance(probability)) {
			String target = this.dice.any(targets);
			String template = this.dice.any(ASSOCIATIONS);
			if (!template.contains("Join") || !hasCompositeKey(target, entities)) {
				attributes.add(attribute(template, target));
			}
		}
		return entity.withAttributes(attributes);
	}

	private static boolean hasCompositeKey(@Nullable String name, List<EntityDraft> entities) {
		return entities.stream()
			.filter((entity) -> entity.name().equals(name))
			.anyMatch((entity) -> (entity.parent() != null) ? hasCompositeKey(entity.parent(), entities)
					: entity.attributes().stream().anyMatch((part) -> part.source().startsWith("@EmbeddedId")));
	}

	/**
	 * The mapping that is and the mapping that should be.
	 *
	 * @param before the mapping that is
	 * @param after the mapping that should be
	 * @author The Migration Authors
	 * @since 0.1.0
	 */
	public record Pair(MappingDraft before, MappingDraft after) {

		/**
		 * Return what has a part less on one side or on both.
		 * @return the smaller pairs
		 */
		public List<Pair> smaller() {
			List<Pair> smaller = new ArrayList<>();
			for (MappingDraft draft : this.before.smaller()) {
				smaller.add(new Pair(draft, this.after));
			}
			for (MappingDraft draft : this.after.smaller()) {
				smaller.add(new Pair(this.before, draft));
			}
			return smaller;
		}

		@Override
		public String toString() {
			return this.before.source("Before") + "\n" + this.after.source("After");
		}

	}

}
