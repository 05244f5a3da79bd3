package dev.migration.boot.entity.shop;

import jakarta.persistence.Embeddable;

/**
 * A size.
 */
@Embeddable
public class Size {

	int width;

	int height;

}
