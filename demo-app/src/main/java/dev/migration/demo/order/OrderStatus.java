package dev.migration.demo.order;

/**
 * How far an order has come.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public enum OrderStatus {

	/**
	 * The books are set aside.
	 */
	PLACED,

	/**
	 * The money has arrived.
	 */
	PAID,

	/**
	 * The parcel has left.
	 */
	SHIPPED,

	/**
	 * Given up before the parcel left.
	 */
	CANCELLED,

	/**
	 * The parcel came back.
	 */
	RETURNED

}
