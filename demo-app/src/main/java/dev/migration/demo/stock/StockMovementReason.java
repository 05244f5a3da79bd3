package dev.migration.demo.stock;

/**
 * Why the number of copies changed.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public enum StockMovementReason {

	/**
	 * Copies arrived from the publisher.
	 */
	DELIVERY,

	/**
	 * Copies were sold.
	 */
	SALE,

	/**
	 * Copies came back because an order was cancelled.
	 */
	CANCELLATION,

	/**
	 * Copies came back because a parcel was returned.
	 */
	RETURN

}
