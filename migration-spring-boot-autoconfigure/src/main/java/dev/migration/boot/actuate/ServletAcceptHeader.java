package dev.migration.boot.actuate;

import java.util.Collections;
import java.util.List;

import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The header of a servlet's request. Spring Boot hands endpoints what it makes of the
 * header, without its weights.
 */
final class ServletAcceptHeader implements AcceptHeader {

	@Override
	public List<String> values() {
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
				? Collections.list(attributes.getRequest().getHeaders(HttpHeaders.ACCEPT)) : List.of();
	}

}
