package dev.migration.metamodel.zoo;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminator;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;
import org.hibernate.annotations.CollectionId;
import org.hibernate.annotations.CollectionIdJavaClass;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.NotFound;
import org.hibernate.annotations.NotFoundAction;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.SortNatural;
import org.hibernate.annotations.UuidGenerator;

/**
 * Keys, collections and associations of every kind.
 */
@SuppressWarnings("unused")
public final class Associations {

	/**
	 * All entities of this file.
	 */
	public static final Class<?>[] ENTITIES = { Author.class, Book.class, Chapter.class, Publisher.class, Profile.class,
			SharedKey.class, Tag.class, Collections.class, Maps.class, OrderLine.class, LineNote.class, Order.class,
			ClassKeyed.class, Seat.class, Booking.class, AutoKey.class, IdentityKey.class, SequenceKey.class,
			TableKey.class, UuidKey.class, TreeNode.class, Polymorph.class, Naturally.class, Referenced.class,
			Referring.class, Constrained.class, DeferredReference.class, DefaultedReference.class, Bag.class,
			Employee.class, Badge.class };

	private Associations() {
	}

	@Entity(name = "Author")
	static class Author {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		String fullName;

		@ManyToMany(mappedBy = "authors")
		Set<Book> books = new HashSet<>();

	}

	@Entity(name = "Book")
	static class Book {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		Long id;

		@ManyToMany
		Set<Author> authors = new HashSet<>();

		@ManyToMany
		@JoinTable(name = "book_tags", joinColumns = @JoinColumn(name = "book"),
				inverseJoinColumns = @JoinColumn(name = "tag"),
				uniqueConstraints = @UniqueConstraint(name = "uq_book_tags", columnNames = { "book", "tag" }),
				foreignKey = @ForeignKey(name = "fk_book_tags_book"),
				inverseForeignKey = @ForeignKey(name = "fk_book_tags_tag"))
		List<Tag> tags = new ArrayList<>();

		@OneToMany(mappedBy = "book", cascade = CascadeType.ALL)
		List<Chapter> chapters = new ArrayList<>();

		@ManyToOne(optional = false)
		Publisher publisher;

		@ManyToOne
		@JoinTable(name = "book_second_publisher")
		Publisher second;

	}

	@Entity(name = "Chapter")
	static class Chapter {

		@Id
		Long id;

		@ManyToOne(optional = false)
		@OnDelete(action = OnDeleteAction.CASCADE)
		Book book;

		@ManyToOne
		@OnDelete(action = OnDeleteAction.SET_NULL)
		@JoinColumn(name = "reviewer")
		Author reviewer;

	}

	@Entity(name = "Publisher")
	static class Publisher {

		@Id
		Integer id;

		@OneToMany
		@JoinColumn(name = "owned_by")
		List<Tag> ownTags = new ArrayList<>();

		@OneToMany
		List<Author> authors = new ArrayList<>();

		@OneToMany
		@OrderColumn(name = "place")
		List<Book> featured = new ArrayList<>();

	}

	@Entity(name = "Profile")
	static class Profile {

		@Id
		Long id;

		@OneToOne
		Author author;

		@OneToOne(optional = false)
		@JoinColumn(name = "pub", unique = true)
		Publisher publisher;

	}

	@Entity(name = "SharedKey")
	static class SharedKey {

		@Id
		Long id;

		@OneToOne
		@MapsId
		Author author;

	}

	@Entity(name = "Tag")
	@Table(name = "tags", comment = "What is said")
	static class Tag {

		@Id
		@Column(length = 40)
		String label;

	}

	@Embeddable
	static class Address {

		String street;

		@Column(nullable = false, length = 10)
		String zip;

	}

	@Entity(name = "Collections")
	static class Collections {

		@Id
		Long id;

		@ElementCollection
		Set<String> nullableSet = new HashSet<>();

		@ElementCollection
		@Column(nullable = false)
		Set<String> set = new HashSet<>();

		@ElementCollection
		@CollectionTable(name = "many_numbers", joinColumns = @JoinColumn(name = "owner"))
		@Column(name = "number")
		List<Integer> bag = new ArrayList<>();

		@ElementCollection
		@OrderColumn
		List<String> list = new ArrayList<>();

		@ElementCollection
		@OrderColumn(name = "pos", nullable = false)
		String[] words;

		@ElementCollection
		Set<Address> embeddables = new HashSet<>();

		@ElementCollection
		@Enumerated(EnumType.STRING)
		Set<BasicTypes.Color> enums = new HashSet<>();

		@ElementCollection
		@SortNatural
		SortedSet<LocalDate> dates;

		@Embedded
		@AttributeOverride(name = "street", column = @Column(name = "home_street", length = 70))
		@AttributeOverride(name = "zip", column = @Column(name = "home_zip"))
		Address home;

	}

	@Entity(name = "Maps")
	static class Maps {

		@Id
		Long id;

		@ElementCollection
		Map<String, Integer> basics = new HashMap<>();

		@ElementCollection
		@MapKeyColumn(name = "k", length = 30)
		@Column(name = "v", nullable = false)
		Map<String, String> named = new HashMap<>();

		@ElementCollection
		@MapKeyEnumerated(EnumType.STRING)
		Map<BasicTypes.Color, Address> byEnum = new HashMap<>();

		@ElementCollection
		@MapKeyJoinColumn(name = "author")
		Map<Author, String> byEntity = new HashMap<>();

		@OneToMany
		@MapKeyColumn(name = "tag_key")
		Map<String, Tag> entities = new HashMap<>();

	}

	@Embeddable
	static class OrderLineId implements Serializable {

		String zone;

		Long orderNumber;

		int line;

	}

	@Entity(name = "OrderLine")
	static class OrderLine {

		@EmbeddedId
		OrderLineId id;

		@ManyToOne
		Order order;

	}

	@Entity(name = "LineNote")
	static class LineNote {

		@Id
		Long id;

		@ManyToOne
		OrderLine line;

		@ManyToOne
		@JoinColumns({ @JoinColumn(name = "z", referencedColumnName = "zone"),
				@JoinColumn(name = "o", referencedColumnName = "orderNumber"),
				@JoinColumn(name = "l", referencedColumnName = "line") })
		OrderLine named;

	}

	@Entity(name = "Order")
	@Table(name = "`order`")
	static class Order {

		@Id
		Long id;

		@Column(name = "`Group`")
		String group;

		@Column(name = "\"select\"")
		String select;

	}

	static class ClassKey implements Serializable {

		String text;

		UUID uuid;

		boolean flag;

		Integer number;

	}

	@Entity(name = "ClassKeyed")
	@IdClass(ClassKey.class)
	static class ClassKeyed {

		@Id
		String text;

		@Id
		UUID uuid;

		@Id
		boolean flag;

		@Id
		Integer number;

		String other;

	}

	@Embeddable
	static class SeatId implements Serializable {

		String row;

		short number;

	}

	@Entity(name = "Seat")
	static class Seat {

		@EmbeddedId
		SeatId id;

	}

	static class BookingKey implements Serializable {

		SeatId seat;

		LocalDate day;

	}

	@Entity(name = "Booking")
	@IdClass(BookingKey.class)
	static class Booking {

		@Id
		@ManyToOne
		Seat seat;

		@Id
		LocalDate day;

	}

	@Entity(name = "AutoKey")
	static class AutoKey {

		@Id
		@GeneratedValue
		Long id;

	}

	@Entity(name = "IdentityKey")
	static class IdentityKey {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Integer id;

	}

	@Entity(name = "SequenceKey")
	static class SequenceKey {

		@Id
		@GeneratedValue(generator = "numbers")
		@SequenceGenerator(name = "numbers", sequenceName = "own_numbers", initialValue = 1000, allocationSize = 5,
				options = "cache 20 cycle")
		Long id;

	}

	@Entity(name = "TableKey")
	static class TableKey {

		@Id
		@GeneratedValue(strategy = GenerationType.TABLE, generator = "rows")
		@TableGenerator(name = "rows", table = "id_rows", pkColumnName = "kind", valueColumnName = "next")
		Long id;

	}

	@Entity(name = "UuidKey")
	static class UuidKey {

		@Id
		@UuidGenerator
		UUID id;

		UUID other;

	}

	@Entity(name = "TreeNode")
	static class TreeNode {

		@Id
		@GeneratedValue
		Long id;

		@ManyToOne
		TreeNode parent;

		@OneToMany(mappedBy = "parent")
		Collection<TreeNode> children = new ArrayList<>();

		@ManyToMany
		Set<TreeNode> related = new HashSet<>();

	}

	@Entity(name = "Polymorph")
	static class Polymorph {

		@Id
		Long id;

		@Any
		@AnyDiscriminator
		@AnyDiscriminatorValue(discriminator = "A", entity = Author.class)
		@AnyDiscriminatorValue(discriminator = "B", entity = Book.class)
		@AnyKeyJavaClass(Long.class)
		@JoinColumn(name = "target_id")
		@Column(name = "target_type")
		Object target;

	}

	@Entity(name = "Naturally")
	static class Naturally {

		@Id
		Long id;

		@NaturalId
		String isbn;

		@NaturalId
		Integer edition;

	}

	@Entity(name = "Referenced")
	@Table(uniqueConstraints = @UniqueConstraint(columnNames = { "first", "second" }))
	static class Referenced {

		@Id
		Long id;

		@Column(unique = true, nullable = false)
		String code;

		String first;

		int second;

	}

	@Entity(name = "Referring")
	static class Referring implements Serializable {

		@Id
		Long id;

		@ManyToOne
		@JoinColumn(name = "ref_code", referencedColumnName = "code")
		Referenced byCode;

		@ManyToOne
		@JoinColumns({ @JoinColumn(name = "s", referencedColumnName = "second"),
				@JoinColumn(name = "f", referencedColumnName = "first") })
		Referenced byPair;

	}

	@Entity(name = "Constrained")
	static class Constrained {

		@Id
		Long id;

		@ManyToOne
		@JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
		Author none;

		@ManyToOne
		@NotFound(action = NotFoundAction.IGNORE)
		Author notFound;

		@ManyToOne
		@JoinColumn(name = "defined", foreignKey = @ForeignKey(name = "fk_defined",
				foreignKeyDefinition = "foreign key (defined) references author (id) on delete set null on update cascade"))
		Author defined;

		@ManyToOne
		@OnDelete(action = OnDeleteAction.RESTRICT)
		Author restricted;

	}

	@Entity(name = "DeferredReference")
	static class DeferredReference {

		@Id
		Long id;

		@ManyToOne
		@JoinColumn(foreignKey = @ForeignKey(name = "FK_Deferred", options = "deferrable initially deferred"))
		Author deferred;

	}

	@Entity(name = "DefaultedReference")
	static class DefaultedReference {

		@Id
		Long id;

		@ManyToOne
		@OnDelete(action = OnDeleteAction.SET_DEFAULT)
		Author defaulted;

	}

	@Entity(name = "Bag")
	static class Bag {

		@Id
		Long id;

		@ElementCollection
		@CollectionId(column = @Column(name = "item_id"), generator = "increment")
		@CollectionIdJavaClass(idType = Long.class)
		List<String> items = new ArrayList<>();

	}

	@Embeddable
	static class EmployeeId implements Serializable {

		@Column(name = "company")
		long company;

		@Column(name = "staff_no")
		String number;

	}

	@Entity(name = "Employee")
	static class Employee {

		@EmbeddedId
		EmployeeId id;

		@ManyToMany
		Set<Employee> colleagues = new HashSet<>();

		@ManyToOne
		Employee boss;

	}

	@Entity(name = "Badge")
	static class Badge {

		@EmbeddedId
		EmployeeId id;

		@OneToOne
		@PrimaryKeyJoinColumn
		Employee employee;

		@MapsId
		@OneToOne
		@JoinColumns({ @JoinColumn(name = "company"), @JoinColumn(name = "staff_no") })
		Employee mapped;

	}

}
