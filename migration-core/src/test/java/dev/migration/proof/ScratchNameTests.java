package dev.migration.proof;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ScratchName}.
 */
class ScratchNameTests {

	private static final Instant NOW = Instant.ofEpochSecond(1795000000L);

	@Test
	void saysWhoseItIsAndFromWhen() {
		assertThat(ScratchName.of("J\u00f6rg M\u00fcller-L\u00fcdenscheidt", NOW))
			.matches("migration_proof_j_rg_m_ller_l_densch_1795000000_[0-9a-f]{8}");
		assertThat(ScratchName.of("DOMAIN\\jane; DROP", NOW))
			.matches("migration_proof_domain_jane_drop_1795000000_[0-9a-f]{8}");
	}

	@Test
	void isForgottenAfterADayAndOnlyByItsOwner() {
		String name = ScratchName.of("Jane Doe", NOW);

		assertThat(ScratchName.isForgotten(name, "Jane Doe", NOW.plusSeconds(86_401))).isTrue();
		assertThat(
				ScratchName.isForgotten(name.toUpperCase(java.util.Locale.ROOT), "Jane Doe", NOW.plusSeconds(86_401)))
			.isTrue();
		assertThat(ScratchName.isForgotten(name, "Jane Doe", NOW.plusSeconds(86_399))).isFalse();
		assertThat(ScratchName.isForgotten(name, "Jane", NOW.plusSeconds(86_401))).isFalse();
		assertThat(ScratchName.isForgotten("migration_proof_of_concept", "of", NOW)).isFalse();
	}

}
