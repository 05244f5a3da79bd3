package dev.migration.metamodel.zoo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.TenantId;

/**
 * Inheritance of every kind, secondary tables and what adds columns by itself.
 */
@SuppressWarnings("unused")
public final class Inheritance {

	/**
	 * All entities of this file.
	 */
	public static final Class<?>[] ENTITIES = { Payment.class, CardPayment.class, CashPayment.class, Vehicle.class,
			Car.class, Truck.class, BigTruck.class, Shape.class, Circle.class, Polygon.class, Animal.class, Dog.class,
			Cat.class, Document.class, Coded.class, CodedOne.class, CodedTwo.class, Split.class, Soft.class,
			Tenanted.class, Picked.class, Shelter.class, Discriminated.class, DiscriminatedSub.class };

	private Inheritance() {
	}

	@Entity(name = "Payment")
	static class Payment {

		@Id
		Long id;

		@Column(nullable = false)
		String reference;

	}

	@Entity(name = "CardPayment")
	static class CardPayment extends Payment {

		@Column(nullable = false, unique = true)
		String cardNumber;

		@ManyToOne(optional = false)
		Payment original;

	}

	@Entity(name = "CashPayment")
	@DiscriminatorValue("CASH")
	static class CashPayment extends Payment {

		int coins;

	}

	@Entity(name = "Vehicle")
	@jakarta.persistence.Inheritance(strategy = InheritanceType.JOINED)
	static class Vehicle {

		@Id
		@GeneratedValue
		Long id;

		String plate;

	}

	@Entity(name = "Car")
	@PrimaryKeyJoinColumn(name = "car_id", foreignKey = @ForeignKey(name = "fk_car_vehicle"))
	static class Car extends Vehicle {

		int doors;

	}

	@Entity(name = "Truck")
	@OnDelete(action = OnDeleteAction.CASCADE)
	static class Truck extends Vehicle {

		@ElementCollection
		Set<String> loads = new HashSet<>();

	}

	@Entity(name = "BigTruck")
	static class BigTruck extends Truck {

		int axles;

	}

	@Entity(name = "Shape")
	@jakarta.persistence.Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
	abstract static class Shape {

		@Id
		@GeneratedValue
		Long id;

		@Column(unique = true)
		String label;

		@ManyToOne
		Vehicle on;

	}

	@Entity(name = "Circle")
	static class Circle extends Shape {

		double radius;

	}

	@Entity(name = "Polygon")
	static class Polygon extends Shape {

		@ElementCollection
		List<Double> angles = new ArrayList<>();

		@ManyToMany
		Set<Circle> circles = new HashSet<>();

	}

	@Entity(name = "Animal")
	@jakarta.persistence.Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
	static class Animal {

		@Id
		Long id;

		@jakarta.persistence.Enumerated(jakarta.persistence.EnumType.STRING)
		BasicTypes.Color color;

	}

	@Entity(name = "Dog")
	static class Dog extends Animal {

		boolean barks;

	}

	@Entity(name = "Cat")
	@Table(name = "cats")
	static class Cat extends Animal {

		@ManyToOne
		Dog enemy;

	}

	@MappedSuperclass
	abstract static class Base {

		@Id
		@GeneratedValue
		Long id;

		@Column(updatable = false)
		String createdBy;

	}

	@Entity(name = "Document")
	static class Document extends Base {

		String title;

	}

	@Entity(name = "Coded")
	@DiscriminatorColumn(name = "kind", discriminatorType = DiscriminatorType.INTEGER)
	@DiscriminatorValue("0")
	static class Coded extends Base {

	}

	@Entity(name = "CodedOne")
	@DiscriminatorValue("1")
	static class CodedOne extends Coded {

		@Column(nullable = false)
		Integer one;

	}

	@Entity(name = "CodedTwo")
	@DiscriminatorValue("2")
	static class CodedTwo extends Coded {

		String two;

	}

	@Entity(name = "Split")
	@SecondaryTable(name = "split_more", pkJoinColumns = @PrimaryKeyJoinColumn(name = "split_id"),
			indexes = @jakarta.persistence.Index(name = "ix_split_more", columnList = "more"))
	@SecondaryTable(name = "split_other", foreignKey = @ForeignKey(name = "fk_split_other"))
	static class Split {

		@Id
		Long id;

		String first;

		@Column(table = "split_more", nullable = false)
		String more;

		@Column(table = "split_other", unique = true)
		Integer other;

	}

	@Entity(name = "Soft")
	@SoftDelete
	static class Soft extends Base {

		@ElementCollection
		@SoftDelete(columnName = "gone")
		Set<String> names = new HashSet<>();

	}

	@Entity(name = "Tenanted")
	static class Tenanted {

		@Id
		Long id;

		@TenantId
		String tenant;

	}

	@Entity(name = "Picked")
	@Subselect("select id, title from document")
	static class Picked {

		@Id
		Long id;

		String title;

	}

	@Entity(name = "Shelter")
	static class Shelter {

		@Id
		Long id;

		@ManyToOne
		Animal anyAnimal;

		@ManyToOne
		Shape anyShape;

		@ManyToOne
		Picked picked;

		@ManyToOne
		Vehicle vehicle;

		@ManyToOne
		BigTruck truck;

	}

	@Entity(name = "Discriminated")
	@jakarta.persistence.Inheritance(strategy = InheritanceType.JOINED)
	@DiscriminatorColumn(name = "type", discriminatorType = DiscriminatorType.CHAR)
	@DiscriminatorValue("D")
	static class Discriminated {

		@Id
		Long id;

	}

	@Entity(name = "DiscriminatedSub")
	@DiscriminatorValue("S")
	static class DiscriminatedSub extends Discriminated {

		String more;

	}

}
