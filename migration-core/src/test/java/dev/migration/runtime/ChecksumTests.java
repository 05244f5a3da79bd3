package dev.migration.runtime;

import java.util.Arrays;
import java.util.List;

import dev.migration.operation.BulkInsert;
import dev.migration.operation.ExecuteSql;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Checksum}.
 */
class ChecksumTests {

	@Test
	void arraysCountByWhatIsInThem() {
		assertThat(checksum(new byte[] { 1, 2 }, new int[] { 3 }, new String[] { "a", null }))
			.isEqualTo(checksum(new byte[] { 1, 2 }, new int[] { 3 }, new String[] { "a", null }));
		assertThat(checksum((Object) new byte[] { 1, 2 })).isNotEqualTo(checksum((Object) new byte[] { 1, 3 }));
		assertThat(checksum(List.of(new byte[] { 1 }))).isEqualTo(checksum(List.of(new byte[] { 1 })));
	}

	@Test
	void rowsOfABulkInsertCountByWhatIsInThem() {
		assertThat(bulk(new byte[] { 1, 2 })).isEqualTo(bulk(new byte[] { 1, 2 }))
			.isNotEqualTo(bulk(new byte[] { 1, 3 }));
	}

	private static String checksum(Object... parameters) {
		return Checksum.of(new ExecuteSql("SELECT ?", Arrays.asList(parameters)));
	}

	private static String bulk(byte[] value) {
		return Checksum
			.of(new BulkInsert(QualifiedName.of("t"), List.of(Name.of("a")), List.of(Arrays.asList((Object) value))));
	}

	@Test
	void orderAndNamesOfWorkCount() {
		assertThat(Checksum.of(List.of("a", "b"), List.of())).startsWith("operations-2:")
			.isNotEqualTo(Checksum.of(List.of("b", "a"), List.of()))
			.isNotEqualTo(Checksum.of(List.of("a", "b"), List.of("c")));
	}

}
