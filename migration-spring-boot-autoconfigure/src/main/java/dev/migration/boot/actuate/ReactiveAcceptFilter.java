package dev.migration.boot.actuate;

import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Weighs what a reactive request to the endpoint accepts. An operation runs on another
 * thread than the request's and gets what Spring Boot makes of the header, so the header
 * names one type alone by then.
 */
final class ReactiveAcceptFilter implements WebFilter {

	private static final EndpointId ENDPOINT = EndpointId.of("migrations");

	private final ObjectProvider<PathMappedEndpoints> endpoints;

	ReactiveAcceptFilter(ObjectProvider<PathMappedEndpoints> endpoints) {
		this.endpoints = endpoints;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		List<String> accept = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.ACCEPT);
		if (accept.isEmpty() || !exchange.getRequest().getPath().pathWithinApplication().value().equals(path())) {
			return chain.filter(exchange);
		}
		return chain.filter(MediaTypeChoice.of(accept).map((type) -> accepting(exchange, type)).orElse(exchange));
	}

	private @Nullable String path() {
		PathMappedEndpoints mapped = this.endpoints.getIfAvailable();
		return (mapped != null) ? mapped.getPath(ENDPOINT) : null;
	}

	private static ServerWebExchange accepting(ServerWebExchange exchange, MigrationsMediaType type) {
		return exchange.mutate()
			.request((request) -> request.header(HttpHeaders.ACCEPT, type.getProducedMimeType().toString()))
			.build();
	}

}
