package dev.migration.metamodel.zoo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every kind of collection of every kind of element.
 */
final class CollectionProducts {

	private static final String TARGET = "@Entity class $T implements Comparable<$T> {"
			+ " @Id @GeneratedValue Long id; public int compareTo($T o) { return 0; } }\n";

	private static final Map<String, String> CONTAINERS = containers();

	private static final Map<String, String> ELEMENTS = elements();

	private CollectionProducts() {
	}

	private static Map<String, String> containers() {
		Map<String, String> containers = new LinkedHashMap<>();
		containers.put("Bag", "List<E>");
		containers.put("Collection", "Collection<E>");
		containers.put("List", "@OrderColumn List<E>");
		containers.put("RequiredList", "@OrderColumn(name = \"place\", nullable = false) @ListIndexBase(1) List<E>");
		containers.put("Array", "@OrderColumn E[]");
		containers.put("Set", "Set<E>");
		containers.put("SortedSet", "@SortNatural SortedSet<E>");
		containers.put("OrderedSet", "@OrderBy Set<E>");
		containers.put("Map", "Map<String, E>");
		containers.put("NamedMap", "@MapKeyColumn(name = \"k\", length = 30, nullable = false) Map<String, E>");
		containers.put("EnumMap", "@MapKeyEnumerated(EnumType.STRING) Map<$Kind, E>");
		containers.put("DateMap", "@MapKeyTemporal(TemporalType.DATE) Map<Date, E>");
		containers.put("EntityMap", "@MapKeyJoinColumn(name = \"k\") Map<$Key, E>");
		containers.put("EmbeddableMap", "Map<$KeyPart, E>");
		containers.put("SortedMap", "@SortNatural SortedMap<Integer, E>");
		containers.put("IdBag", "@CollectionId(column = @Column(name = \"item_id\"), generator = \"increment\")"
				+ " @CollectionIdJavaClass(idType = Long.class) List<E>");
		return containers;
	}

	private static Map<String, String> elements() {
		Map<String, String> elements = new LinkedHashMap<>();
		elements.put("Text", "@ElementCollection @E String");
		elements.put("NamedText",
				"@ElementCollection @CollectionTable(name = \"$_c\", joinColumns = @JoinColumn(name = \"owner\"),"
						+ " foreignKey = @ForeignKey(name = \"fk_$\"), indexes = @Index(name = \"ix_$\", columnList = \"v\"))"
						+ " @Column(name = \"v\", nullable = false, length = 40) @E String");
		elements.put("Embeddable", "@ElementCollection @E $Part");
		elements.put("OneToMany", "@OneToMany @E $T");
		elements.put("JoinedOneToMany", "@OneToMany @JoinColumn(name = \"owner\", nullable = false) @E $T");
		elements.put("ManyToMany", "@ManyToMany @E $T");
		elements.put("NamedManyToMany",
				"@ManyToMany @JoinTable(name = \"$_c\", joinColumns = @JoinColumn(name = \"l\"),"
						+ " inverseJoinColumns = @JoinColumn(name = \"r\"), uniqueConstraints ="
						+ " @UniqueConstraint(name = \"uq_$\", columnNames = { \"r\", \"l\" })) @OnDelete(action ="
						+ " OnDeleteAction.CASCADE) @E $T");
		elements.put("Any", "@ManyToAny @AnyDiscriminator(DiscriminatorType.STRING) @AnyKeyJavaClass(Long.class)"
				+ " @AnyDiscriminatorValue(discriminator = \"T\", entity = $T.class) @Column(name = \"kind\")"
				+ " @JoinTable(name = \"$_c\", joinColumns = @JoinColumn(name = \"owner\"), inverseJoinColumns ="
				+ " @JoinColumn(name = \"item\")) @E Object");
		return elements;
	}

	static List<Mapping> all() {
		List<Mapping> mappings = new ArrayList<>();
		CONTAINERS.forEach((container, text) -> ELEMENTS.forEach((element, annotated) -> {
			String type = annotated.substring(annotated.indexOf("@E ") + 3);
			String annotations = annotated.substring(0, annotated.indexOf("@E "));
			String source = "@Entity class $ { @Id Long id; " + annotations
					+ text.replace("E>", type + ">").replace("E[]", type + "[]") + " items; }\n";
			// Hibernate refuses keys of the items of such a collection
			if (!container.equals("IdBag") || !element.equals("JoinedOneToMany")) {
				mappings.add(Mapping.of(container + "Of" + element, source + companions(source)));
			}
		}));
		return mappings;
	}

	private static String companions(String source) {
		StringBuilder classes = new StringBuilder();
		if (source.contains("$T")) {
			classes.append(TARGET);
		}
		if (source.contains("$Kind")) {
			classes.append("enum $Kind { SMALL, BIG }\n");
		}
		if (source.contains("$Key,")) {
			classes.append("@Entity class $Key { @Id Long id; }\n");
		}
		if (source.contains("$KeyPart")) {
			classes.append("@Embeddable class $KeyPart { @Column(length = 50) String word; int number; }\n");
		}
		if (source.contains("$Part")) {
			classes
				.append("@Embeddable class $Part implements Comparable<$Part> { @Column(nullable = false) String text;"
						+ " @Enumerated(EnumType.STRING) Size size; Instant at; enum Size { S, M }"
						+ " public int compareTo($Part o) { return 0; } }\n");
		}
		return classes.toString();
	}

}
