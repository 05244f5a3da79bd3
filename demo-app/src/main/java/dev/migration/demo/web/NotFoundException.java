package dev.migration.demo.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Thrown when a request is about something that the shop does not have.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class NotFoundException extends ErrorResponseException {

	/**
	 * Create the answer to a request for something that is not there.
	 * @param kind what was looked for, for example {@code book}
	 * @param id how it was looked for
	 */
	public NotFoundException(String kind, Object id) {
		super(HttpStatus.NOT_FOUND,
				ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "There is no %s '%s'.".formatted(kind, id)),
				null);
	}

}
