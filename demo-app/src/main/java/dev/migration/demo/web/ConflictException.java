package dev.migration.demo.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Thrown when a request is well formed but does not fit what the shop holds now.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class ConflictException extends ErrorResponseException {

	/**
	 * Create the answer to a request that does not fit.
	 * @param detail what stands in the way
	 */
	public ConflictException(String detail) {
		super(HttpStatus.CONFLICT, ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, detail), null);
	}

}
