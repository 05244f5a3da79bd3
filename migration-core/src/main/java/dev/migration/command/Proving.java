package dev.migration.command;

import dev.migration.proof.ScratchDatabase;

import org.springframework.util.Assert;

/**
 * How new revisions are tried out before they are written.
 *
 * @param mode whether they are
 * @param scratch makes the throwaway database
 * @param classLoader has the classes that scripts refer to
 * @param force whether what fails is written all the same
 * @author The Migration Authors
 * @since 0.1.0
 */
public record Proving(Mode mode, ScratchDatabase scratch, ClassLoader classLoader, boolean force) {

	public Proving {
		Assert.notNull(mode, "'mode' must not be null");
		Assert.notNull(scratch, "'scratch' must not be null");
		Assert.notNull(classLoader, "'classLoader' must not be null");
	}

	/**
	 * Return that nothing is tried out.
	 * @return what needs no throwaway database
	 */
	public static Proving none() {
		return new Proving(Mode.OFF, (request) -> {
			throw new InvalidRequestException("Nothing says where a throwaway database comes from.");
		}, Proving.class.getClassLoader(), false);
	}

	/**
	 * Whether revisions are tried out.
	 */
	public enum Mode {

		/** They are not. */
		OFF,

		/** They are if a throwaway database can be had. */
		IF_POSSIBLE,

		/** They are, or nothing is written. */
		REQUIRED

	}

}
