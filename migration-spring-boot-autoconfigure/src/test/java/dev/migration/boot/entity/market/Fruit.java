package dev.migration.boot.entity.market;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

/**
 * A fruit.
 */
@Entity
@Check(name = "ck_fruit_price", constraints = "price > 0")
public class Fruit {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Column(unique = true, length = 40)
	@Nullable String name;

	@Column(precision = 8, scale = 2)
	@Nullable BigDecimal price;

	@ManyToOne(optional = false)
	@OnDelete(action = OnDeleteAction.CASCADE)
	@Nullable Stall stall;

	@ManyToOne
	@OnDelete(action = OnDeleteAction.RESTRICT)
	@Nullable Stall other;

}
