package dev.migration.boot.entity.unreadable;

import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;

/**
 * An entity without an identifier.
 */
@Entity
public class Unreadable {

	@Nullable String label;

}
