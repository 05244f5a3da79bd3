package dev.migration.testing.pairs;

/**
 * Types that convert into each other, and about which the same can be said.
 */
enum Family {

	NUMBER, TEXT, BOOLEAN, MOMENT, TIME, UUID, JSON, BYTES, BITS, NETWORK, NUMBERS, TEXTS, CHOICE, OTHER

}
