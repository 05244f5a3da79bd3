package dev.migration.boot.actuate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migration.command.MigrationState;
import dev.migration.runtime.LockWait;
import io.micrometer.common.docs.KeyName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the tables of {@code docs/observability.md} to what they describe.
 */
class ObservabilityDocumentTests {

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	private final List<String> lines = read();

	@Test
	void everyMeterIsDocumentedWithItsTags() {
		List<String> meters = Arrays.stream(MigrationMeter.values())
			.map((meter) -> row(meter.getName(), meter.getType().name().toLowerCase(Locale.ROOT),
					keys(meter.getKeyNames())))
			.toList();

		assertThat(table("| meter | type | tags |")).map((row) -> firstCells(row, 3)).isEqualTo(meters);
	}

	@Test
	void everyTagIsDocumented() {
		assertThat(table("| tag | values |")).map((row) -> codes(row).get(0))
			.isEqualTo(Arrays.stream(MigrationTag.values()).map(KeyName::asString).toList());
		assertThat(codes(String.join("", table("| tag | values |"))))
			.contains(MigrationOutcome.APPLIED.name(), MigrationOutcome.FAILED.name())
			.containsAll(Arrays.stream(LockWait.Outcome.values()).map(Enum::name).toList());
	}

	@Test
	void everyObservationIsDocumentedWithItsKeys() {
		List<String> observations = Arrays.stream(MigrationObservation.values())
			.map((observation) -> row(observation.getName(), null, keys(observation.getLowCardinalityKeyNames()),
					keys(observation.getHighCardinalityKeyNames())))
			.toList();

		assertThat(table("| observation | low cardinality |")).map((row) -> firstCells(row, 3)).isEqualTo(observations);
	}

	@Test
	void everyStateHasAStatus() {
		assertThat(table("| state | `migration.on-startup` |").stream()
			.flatMap((row) -> codes(cells(row).get(0)).stream()))
			.containsAll(Arrays.stream(MigrationState.values()).map(Enum::name).toList());
	}

	private List<String> table(String header) {
		int start = this.lines
			.indexOf(this.lines.stream().filter((line) -> line.startsWith(header)).findFirst().orElseThrow());
		return this.lines.stream().skip(start + 2).takeWhile((line) -> line.startsWith("|")).toList();
	}

	private static List<String> cells(String row) {
		return Arrays.stream(row.substring(1).split("\\|")).map(String::strip).toList();
	}

	private static String firstCells(String row, int number) {
		return String.join(" | ", cells(row).subList(0, number));
	}

	private static String row(String name, String type, String... cells) {
		return "`" + name + "`" + ((type != null) ? " | " + type : "") + " | " + String.join(" | ", cells);
	}

	private static String keys(KeyName[] keys) {
		return Arrays.stream(keys).map((key) -> "`" + key.asString() + "`").collect(Collectors.joining(", "));
	}

	private static List<String> codes(String text) {
		return CODE.matcher(text).results().map((result) -> result.group(1)).toList();
	}

	private static List<String> read() {
		try {
			return Files.readAllLines(Path.of("..", "docs", "observability.md"));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
