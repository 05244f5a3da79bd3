package dev.migration.reliability;

/**
 * A moment of a run.
 *
 * @param event which of its events, from 1, or 0 for none
 * @param moment when
 */
record CrashPoint(int event, Moment moment) {

	static final CrashPoint NONE = new CrashPoint(0, Moment.BEFORE);

	@Override
	public String toString() {
		return this.moment + " event " + this.event;
	}

	/**
	 * When, as seen from whoever talks to the server.
	 */
	enum Moment {

		/**
		 * The server knows nothing of it yet.
		 */
		BEFORE,

		/**
		 * The server has it, and may be anywhere in it.
		 */
		DURING,

		/**
		 * The server has answered.
		 */
		AFTER

	}

}
