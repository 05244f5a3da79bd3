/**
 * Who buys: customers and their addresses.
 */
@NullMarked
package dev.migration.demo.customer;

import org.jspecify.annotations.NullMarked;
