/**
 * Answers to requests that cannot be fulfilled.
 */
@NullMarked
package dev.migration.demo.web;

import org.jspecify.annotations.NullMarked;
