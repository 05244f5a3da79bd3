package dev.migration.boot.page;

import dev.migration.command.MigrationState;

/**
 * The icon of the browser's tab, coloured by the state.
 */
final class PageIcon {

	private PageIcon() {
	}

	/**
	 * Return the icon as an address that holds it.
	 */
	static String of(MigrationState state) {
		return ("data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>"
				+ "<circle cx='8' cy='8' r='7' fill='%s'/></svg>")
			.formatted(colour(state))
			.replace("#", "%23")
			.replace("<", "%3C")
			.replace(">", "%3E");
	}

	private static String colour(MigrationState state) {
		return switch (state) {
			case UP_TO_DATE -> "#1a8a52";
			case PENDING -> "#c98a04";
			case RUNNING -> "#2f6bea";
			case UNKNOWN_REVISION -> "#8347d6";
			case FAILED, UNREACHABLE -> "#d0342c";
		};
	}

}
