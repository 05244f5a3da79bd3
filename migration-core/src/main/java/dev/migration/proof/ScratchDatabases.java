package dev.migration.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * Ways to come by a throwaway database.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ScratchDatabases {

	private ScratchDatabases() {
	}

	/**
	 * Return the first of several that has one.
	 * @param candidates the ways, in order
	 * @param advice what to do if none has, as the rest of a sentence
	 * @return the way
	 */
	public static ScratchDatabase firstOf(List<ScratchDatabase> candidates, String advice) {
		return (request) -> {
			List<String> reasons = new ArrayList<>();
			for (ScratchDatabase candidate : candidates) {
				try {
					return candidate.create(request);
				}
				catch (ScratchUnavailableException ex) {
					reasons.add(ex.reason());
				}
			}
			String text = reasons.isEmpty() ? "" : " (" + String.join("; ", reasons) + ")";
			throw new ScratchUnavailableException("There is no throwaway database of " + request.product() + text + "; "
					+ advice.formatted(request.product()));
		};
	}

}
