package dev.migration.command;

import java.util.List;
import java.util.stream.Stream;

import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.revision.UnknownRevisionException;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for stamping and for results of commands that find nothing to do.
 */
class StampIntegrationTests {

	private TestDatabase database;

	private Migrations migrations;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
		this.migrations = EmptyRevisions.migrations(
				EmptyRevisions.of("a1", "b1 < a1", "b2 < a1", "c1 < b1, b2", "x1", "y1 ^ x1"),
				this.database.dataSource());
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void severalTargetsAllGetTheirRow() {
		assertThat(stamp("b1", "b2", "x1")).isEqualTo(Heads.of("b1", "b2", "x1"));
		assertThat(stamp("b1")).isEqualTo(Heads.of("b1", "b2", "x1"));
		assertThat(stamp("c1")).isEqualTo(Heads.of("c1", "x1"));
	}

	@Test
	void aTargetThatAnotherOneImpliesDoesNotTakeItsRow() {
		assertThat(stamp("y1")).isEqualTo(Heads.of("y1"));

		assertThat(stamp("x1", "y1")).isEqualTo(Heads.of("y1"));
		assertThat(stamp("heads")).isEqualTo(Heads.of("c1", "y1"));
	}

	@Test
	void baseRemovesEveryRow() {
		stamp("b1", "b2", "x1");

		assertThat(stamp("base")).isEqualTo(Heads.none());
	}

	@Test
	void purgeLeavesExactlyTheTargets() {
		stamp("b1", "b2", "y1");
		JdbcClient.create(this.database.dataSource()).sql("INSERT INTO migration_version VALUES ('gone')").update();

		assertThat(this.migrations.purgeAndStamp(targets("b2", "x1")).current()).isEqualTo(Heads.of("b2", "x1"));
		assertThat(this.migrations.purgeAndStamp(targets("base")).current()).isEqualTo(Heads.none());
	}

	@Test
	void nothingIsWrittenBeforeEveryTargetIsKnown() {
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> stamp("b1", "nowhere"));
		assertThatExceptionOfType(UnknownRevisionException.class)
			.isThrownBy(() -> this.migrations.purgeAndStamp(targets("b1", "nowhere")));
		assertThat(this.migrations.state().initialized()).isFalse();

		stamp("b1");
		assertThatExceptionOfType(UnknownRevisionException.class)
			.isThrownBy(() -> this.migrations.purgeAndStamp(targets("b2", "nowhere")));
		assertThat(this.migrations.state().rows()).isEqualTo(Heads.of("b1"));
	}

	@Test
	void upgradeToWhatIsAppliedSaysWhetherTheDatabaseIsThereOrBeyond() {
		stamp("c1", "x1");

		assertThat(upgrade("c1")).satisfies((result) -> {
			assertThat(result.isChanged()).isFalse();
			assertThat(result.isBeyond()).isFalse();
		});
		assertThat(upgrade("a1").beyond()).containsExactly("c1");
		assertThat(upgrade("b1").beyond()).containsExactly("c1");
		assertThat(upgrade("b1@a1+1").steps()).isEmpty();
		assertThat(upgrade("base").beyond()).containsExactly("c1", "x1");
		assertThat(upgrade("heads").isChanged()).isTrue();
		assertThat(upgrade("heads").isBeyond()).isFalse();
		assertThat(upgrade("x1").beyond()).containsExactly("y1");
	}

	private MigrationResult upgrade(String target) {
		return this.migrations.upgrade(RevisionTarget.parse(target));
	}

	private Heads stamp(String... targets) {
		Heads current = this.migrations.stamp(targets(targets)).current();
		assertThat(this.migrations.state().rows()).isEqualTo(current);
		return current;
	}

	private static List<RevisionTarget> targets(String... targets) {
		return Stream.of(targets).map(RevisionTarget::parse).toList();
	}

}
