package dev.migration.demo;

import dev.migration.boot.test.MigrationTests;

/**
 * Tests for the bookshop's revisions.
 */
class MigrationsTests extends MigrationTests {

}
