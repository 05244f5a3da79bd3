package dev.migration.boot.refused;

import java.util.List;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.Struct;

/**
 * Entities that Hibernate refuses, in a package of their own that no application scans.
 */
public final class RefusedEntities {

	private RefusedEntities() {
	}

	@Entity(name = "Shop")
	public static class Shop {

		@Id
		Long id;

		@Struct(name = "address")
		Address address;

	}

	@Entity(name = "Chain")
	public static class Chain {

		@Id
		Long id;

		List<Place> places;

	}

	@Embeddable
	@Struct(name = "place")
	public static class Place {

		String street;

	}

	@Embeddable
	public static class Address {

		String street;

	}

	@Entity(name = "Nameless")
	public static class Nameless {

		String name;

	}

	@Entity(name = "Lost")
	public static class Lost {

		@Id
		Long id;

		@ManyToOne
		Address address;

	}

}
