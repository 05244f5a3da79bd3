package dev.migration.dialect;

import java.util.List;

/**
 * A column type as scripts name it, the same for every database. What a kind means on a
 * database never changes, because that would change what old revisions do.
 *
 * @param kind the kind
 * @param arguments length, precision or scale; never more than the kind takes
 * @author The Migration Authors
 * @since 0.1.0
 */
public record PortableType(Kind kind, List<Integer> arguments) {

	public PortableType {
		arguments = List.copyOf(arguments);
		if (arguments.size() > kind.maximumArguments()) {
			throw new UnsupportedTypeException("Type '" + kind.functionName() + "' takes at most '"
					+ kind.maximumArguments() + "' arguments but has " + arguments + "; remove the others.");
		}
		if (!arguments.isEmpty() && arguments.get(0) < 0) {
			throw new UnsupportedTypeException("Type '" + kind.functionName() + "' is asked for with '"
					+ arguments.get(0) + "'; use a positive length or precision.");
		}
	}

	/**
	 * Return a portable type.
	 * @param kind the kind
	 * @param arguments length, precision or scale
	 * @return the type
	 */
	public static PortableType of(Kind kind, Integer... arguments) {
		return new PortableType(kind, List.of(arguments));
	}

	/**
	 * The portable kinds. Append only.
	 */
	public enum Kind {

		/** True or false. */
		BOOLEAN("bool", 0),

		/** A 16-bit integer. */
		SMALLINT("smallint", 0),

		/** A 32-bit integer. */
		INTEGER("integer", 0),

		/** A 64-bit integer. */
		BIGINT("bigint", 0),

		/** A decimal number of given precision and scale. */
		NUMERIC("numeric", 2),

		/** A 32-bit binary floating-point number. */
		REAL("real", 0),

		/** A 64-bit binary floating-point number. */
		DOUBLE("doublePrecision", 0),

		/** A string of fixed length, in characters. */
		CHAR("character", 1),

		/** A string of limited length, in characters. */
		VARCHAR("varchar", 1),

		/** A string of any length. */
		TEXT("text", 0),

		/** Bytes of any length, or of at most so many where the database limits them. */
		BINARY("binary", 1),

		/** A large object outside the row, as {@code @Lob} maps it. */
		LARGE_OBJECT("largeObject", 0),

		/** A date. */
		DATE("date", 0),

		/** A time of day; the argument is the number of fractional digits. */
		TIME("time", 1),

		/** A time of day with an offset. */
		TIME_WITH_TIME_ZONE("timeWithTimeZone", 1),

		/** A date and time without a zone. */
		TIMESTAMP("timestamp", 1),

		/** An instant. */
		TIMESTAMP_WITH_TIME_ZONE("timestampWithTimeZone", 1),

		/** A UUID. */
		UUID("uuid", 0),

		/** A JSON document, in the database's best form of it. */
		JSON("json", 0),

		/** An 8-bit integer, or the smallest that the database has. */
		TINYINT("tinyint", 0);

		private final String functionName;

		private final int maximumArguments;

		Kind(String functionName, int maximumArguments) {
			this.functionName = functionName;
			this.maximumArguments = maximumArguments;
		}

		/**
		 * Return the name of the factory method that scripts call.
		 * @return the method name
		 */
		public String functionName() {
			return this.functionName;
		}

		/**
		 * Return how many arguments the kind takes at most.
		 * @return 0, 1 or 2
		 */
		public int maximumArguments() {
			return this.maximumArguments;
		}

	}

}
