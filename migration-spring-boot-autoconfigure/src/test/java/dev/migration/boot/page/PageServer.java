package dev.migration.boot.page;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Answers as the endpoint does, at a path that nobody would guess.
 */
final class PageServer implements AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	private static final String PATH = "/shop/manage/db";

	private final HttpServer server;

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private volatile String page = "";

	private volatile int status = 200;

	PageServer() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(Executors.newCachedThreadPool());
		this.server.createContext(PATH, this::answer);
		this.server.start();
	}

	private void answer(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().getRawPath().substring(PATH.length());
		if (path.isEmpty() || path.equals("/")) {
			send(exchange, 200, "text/html;charset=UTF-8", this.page);
			return;
		}
		this.requests.add(exchange.getRequestURI().toString());
		send(exchange, this.status, "application/json", JSON.writeValueAsString(detail(exchange, path.substring(1))));
	}

	private static Map<String, Object> detail(HttpExchange exchange, String id) {
		Map<String, String> query = UriComponentsBuilder.fromUri(exchange.getRequestURI())
			.build()
			.getQueryParams()
			.toSingleValueMap();
		Map<String, Object> detail = Map.of("id", id, "script", "db/revision/R" + id + ".java", "known", true,
				"upgrade",
				Map.of("source", "SCRIPT", "statements", List.of(
						"CREATE TABLE wish (\n    id bigint PRIMARY KEY,\n    note varchar(200) DEFAULT 'none' -- may be long\n)",
						"CREATE INDEX ix_wish_note ON wish (note)")),
				"downgrade", Map.of("statements", List.of(), "unavailable", "It asks the database."));
		return Map.of("contexts", Map.of(decoded(query.get("context")),
				Map.of("databases", Map.of(decoded(query.get("database")), detail))));
	}

	private static String decoded(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

	private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().add("Content-Type", type);
		exchange.sendResponseHeaders(status, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	/**
	 * Serve a page.
	 * @return its address
	 */
	String serve(String html) {
		this.page = html;
		this.requests.clear();
		this.status = 200;
		return "http://localhost:" + this.server.getAddress().getPort() + PATH;
	}

	void answerWith(int code) {
		this.status = code;
	}

	/**
	 * Return what was asked for beside the page.
	 */
	List<String> requests() {
		return List.copyOf(this.requests);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
