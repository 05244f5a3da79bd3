package dev.migration.benchmarks.report;

import java.util.Locale;

/**
 * What samples count, and how a person reads that.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public enum Unit {

	/**
	 * Time.
	 */
	NANOSECONDS {

		@Override
		public String text(double value) {
			if (value >= 1e10) {
				return number(value / 1e9) + " s";
			}
			return (value >= 1e5) ? number(value / 1e6) + " ms" : number(value / 1e3) + " µs";
		}

	},

	/**
	 * Memory.
	 */
	BYTES {

		@Override
		public String text(double value) {
			return (Math.abs(value) >= 1 << 20) ? number(value / (1 << 20)) + " MB" : number(value / (1 << 10)) + " kB";
		}

	},

	/**
	 * Anything that is counted.
	 */
	COUNT {

		@Override
		public String text(double value) {
			return String.format(Locale.ROOT, "%,.0f", value);
		}

	};

	/**
	 * Write a value as a person reads it.
	 * @param value the value
	 * @return the value in three digits, with its unit
	 */
	public abstract String text(double value);

	/**
	 * Three digits say what a measurement can say.
	 */
	static String number(double value) {
		double size = Math.abs(value);
		return String.format(Locale.ROOT, (size >= 100) ? "%,.0f" : (size >= 10) ? "%.1f" : "%.2f", value);
	}

}
