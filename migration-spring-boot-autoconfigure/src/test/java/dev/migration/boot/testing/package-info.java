/**
 * What the tests of the Spring Boot integration share.
 */
@NullMarked
package dev.migration.boot.testing;

import org.jspecify.annotations.NullMarked;
