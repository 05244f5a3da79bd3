package dev.migration.demo.order;

/**
 * Who carries a parcel.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public enum Carrier {

	/**
	 * The national post.
	 */
	POST,

	/**
	 * A parcel service.
	 */
	PARCEL_SERVICE,

	/**
	 * A courier of the city.
	 */
	BIKE_COURIER

}
