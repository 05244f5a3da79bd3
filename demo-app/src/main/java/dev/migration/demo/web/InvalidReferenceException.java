package dev.migration.demo.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Thrown when the body of a request names something that the shop does not have.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class InvalidReferenceException extends ErrorResponseException {

	/**
	 * Create the answer to a request whose body refers to nothing.
	 * @param kind what the body names, for example {@code author}
	 * @param reference how the body names it
	 */
	public InvalidReferenceException(String kind, Object reference) {
		super(HttpStatus.BAD_REQUEST, ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
				"The request names the %s '%s', which does not exist.".formatted(kind, reference)), null);
	}

}
