package dev.migration.benchmarks.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One contestant in a table.
 *
 * @param contestant who was measured
 * @param samples what was measured, {@code null} if nothing could be
 * @param facts further columns and what stands there
 * @param remark what is to be known about this row, or why there are no samples; may be
 * empty
 * @author The Migration Authors
 * @since 0.1.0
 */
public record Row(String contestant, @Nullable Samples samples, Map<String, String> facts, String remark) {

	public Row {
		facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
	}

	/**
	 * Return a row of samples alone.
	 * @param contestant who was measured
	 * @param samples what was measured
	 * @return the row
	 */
	public static Row of(String contestant, Samples samples) {
		return new Row(contestant, samples, Map.of(), "");
	}

	/**
	 * Return a row of somebody who could not take part.
	 * @param contestant who it is
	 * @param reason why
	 * @return the row
	 */
	public static Row absent(String contestant, String reason) {
		return new Row(contestant, null, Map.of(), reason);
	}

	/**
	 * Return this row with one more column.
	 * @param column its title
	 * @param value what stands there
	 * @return the row
	 */
	public Row with(String column, String value) {
		Map<String, String> more = new LinkedHashMap<>(this.facts);
		more.put(column, value);
		return new Row(this.contestant, this.samples, more, this.remark);
	}

	/**
	 * Return this row with a remark.
	 * @param text the remark
	 * @return the row
	 */
	public Row remarked(String text) {
		return new Row(this.contestant, this.samples, this.facts, text);
	}

}
