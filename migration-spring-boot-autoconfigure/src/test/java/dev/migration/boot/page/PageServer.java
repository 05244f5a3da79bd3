package dev.migration.boot.page;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Answers as the endpoint does, at a path that nobody would guess.
 */
final class PageServer implements AutoCloseable {

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
		String id = path.substring(1);
		send(exchange, this.status, "application/json",
				"""
						{"id": "%s", "script": "db/revision/R%s.java",
						"upgrade": {"statements": ["CREATE TABLE wish (\\n    id bigint PRIMARY KEY,\\n    note varchar(200) DEFAULT 'none' -- may be long\\n)", "CREATE INDEX ix_wish_note ON wish (note)"], "unavailable": null},
						"downgrade": {"statements": [], "unavailable": "It asks the database."}}"""
					.formatted(id, id));
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
