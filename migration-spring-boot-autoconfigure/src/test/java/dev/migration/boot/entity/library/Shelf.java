package dev.migration.boot.entity.library;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * A shelf.
 */
@Entity
public class Shelf {

	@Id
	@GeneratedValue
	@Nullable Long id;

	@Nullable String label;

}
