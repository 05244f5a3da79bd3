package dev.migration.demo.order;

/**
 * How a customer wants to pay.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public enum PaymentMethod {

	/**
	 * By card.
	 */
	CARD,

	/**
	 * By bank transfer.
	 */
	TRANSFER

}
