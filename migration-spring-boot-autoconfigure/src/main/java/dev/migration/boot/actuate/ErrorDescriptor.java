package dev.migration.boot.actuate;

import java.util.List;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Description of what was wrong with a request.
 *
 * @param error what is wrong and what to do
 * @param candidates the revisions that may have been meant; none if there is no choice
 * @author The Migration Authors
 * @since 0.1.0
 */
public record ErrorDescriptor(String error, List<String> candidates) implements OperationResponseBody {

	public ErrorDescriptor {
		candidates = List.copyOf(candidates);
	}

}
