package dev.migration.boot.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real browser without a window, driven by its developer tools.
 */
final class Chromium implements AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	private final Process process;

	private final WebSocket socket;

	private final AtomicInteger calls = new AtomicInteger();

	private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();

	private final List<String> complaints = new CopyOnWriteArrayList<>();

	private volatile CompletableFuture<JsonNode> loaded = new CompletableFuture<>();

	private Chromium(Process process, URI page) throws Exception {
		this.process = process;
		this.socket = HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.buildAsync(page, new Listener())
			.get(20, TimeUnit.SECONDS);
		call("Page.enable", Map.of());
		call("Runtime.enable", Map.of());
		call("Log.enable", Map.of());
	}

	/**
	 * Start the browser.
	 * @param program its path
	 * @param directory an empty directory for what it writes
	 */
	static Chromium start(String program, Path directory) throws Exception {
		Process process = new ProcessBuilder(program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
				"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--hide-scrollbars", "--lang=en-GB", "--user-data-dir=" + directory, "--remote-debugging-port=0",
				"about:blank")
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("browser.log").toFile())
			.start();
		try {
			return new Chromium(process, page(process, directory.resolve("DevToolsActivePort")));
		}
		catch (Exception ex) {
			process.destroyForcibly();
			throw ex;
		}
	}

	private static URI page(Process process, Path portFile) throws Exception {
		while (!Files.exists(portFile) || Files.readAllLines(portFile).size() < 2) {
			if (!process.isAlive()) {
				throw new IOException("The browser has ended with " + process.exitValue());
			}
			Thread.onSpinWait();
		}
		URI list = URI.create("http://localhost:" + Files.readAllLines(portFile).get(0) + "/json/list");
		while (true) {
			String targets = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString())
				.body();
			for (JsonNode target : JSON.readTree(targets)) {
				if (target.get("type").asString().equals("page")) {
					return URI.create(target.get("webSocketDebuggerUrl").asString());
				}
			}
		}
	}

	JsonNode call(String method, Map<String, ?> parameters) throws Exception {
		int id = this.calls.incrementAndGet();
		CompletableFuture<JsonNode> answer = new CompletableFuture<>();
		this.answers.put(id, answer);
		this.socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
			.get(20, TimeUnit.SECONDS);
		return await(answer, method);
	}

	private static JsonNode await(CompletableFuture<JsonNode> answer, String what)
			throws InterruptedException, ExecutionException {
		try {
			return answer.get(60, TimeUnit.SECONDS);
		}
		catch (TimeoutException ex) {
			throw new IllegalStateException("The browser does not answer to " + what, ex);
		}
	}

	void resize(int width, int height) throws Exception {
		call("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
	}

	/**
	 * Prefer a colour scheme, as the reader's system does.
	 */
	void prefer(String scheme) throws Exception {
		call("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme),
						Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
	}

	void print() throws Exception {
		call("Emulation.setEmulatedMedia", Map.of("media", "print"));
	}

	void withoutScripts() throws Exception {
		call("Emulation.setScriptExecutionDisabled", Map.of("value", true));
	}

	void inTimeZone(String zone) throws Exception {
		call("Emulation.setTimezoneOverride", Map.of("timezoneId", zone));
	}

	void open(String url) throws Exception {
		this.complaints.clear();
		this.loaded = new CompletableFuture<>();
		CompletableFuture<JsonNode> end = this.loaded;
		call("Page.navigate", Map.of("url", url));
		await(end, "navigating to " + url);
	}

	/**
	 * Evaluate an expression, and wait for it if it is a promise.
	 */
	JsonNode evaluate(String expression) throws Exception {
		JsonNode answer = call("Runtime.evaluate",
				Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
		if (answer.has("exceptionDetails")) {
			throw new IllegalStateException(answer.get("exceptionDetails").toString());
		}
		return answer.get("result").path("value");
	}

	String text(String expression) throws Exception {
		return evaluate(expression).asString();
	}

	/**
	 * Wait until an expression is true, which the browser looks at in each frame.
	 */
	void until(String expression) throws Exception {
		evaluate("""
				new Promise((done, fail) => {
					const end = Date.now() + 20000;
					const look = () => (%s) ? done(true)
						: Date.now() > end ? fail(new Error('never true')) : setTimeout(look, 20);
					look();
				})""".formatted(expression));
	}

	void press(String key) throws Exception {
		int code = switch (key) {
			case "Enter" -> 13;
			case "Escape" -> 27;
			case "Tab" -> 9;
			case "ArrowDown" -> 40;
			case "ArrowUp" -> 38;
			case "ArrowRight" -> 39;
			case "ArrowLeft" -> 37;
			case "End" -> 35;
			case "Home" -> 36;
			default -> key.charAt(0);
		};
		List<Map<String, Object>> events = new ArrayList<>();
		events
			.add((key.length() == 1) ? Map.of("type", "keyDown", "key", key, "text", key, "windowsVirtualKeyCode", code)
					: (key.equals("Enter"))
							? Map.of("type", "keyDown", "key", key, "code", key, "text", "\r", "windowsVirtualKeyCode",
									code)
							: Map.of("type", "rawKeyDown", "key", key, "code", key, "windowsVirtualKeyCode", code));
		events.add(Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", code));
		for (Map<String, Object> event : events) {
			call("Input.dispatchKeyEvent", event);
		}
	}

	void type(String text) throws Exception {
		call("Input.insertText", Map.of("text", text));
	}

	void click(String selector) throws Exception {
		JsonNode place = evaluate("""
				(() => {
					const target = document.querySelector(%s);
					target.scrollIntoView({ block: 'center' });
					const box = target.getBoundingClientRect();
					return { x: box.x + Math.min(box.width / 2, 60), y: box.y + box.height / 2 };
				})()""".formatted(JSON.writeValueAsString(selector)));
		for (String type : List.of("mousePressed", "mouseReleased")) {
			call("Input.dispatchMouseEvent", Map.of("type", type, "x", place.get("x").asDouble(), "y",
					place.get("y").asDouble(), "button", "left", "clickCount", 1));
		}
	}

	byte[] screenshot() throws Exception {
		return Base64.getDecoder()
			.decode(call("Page.captureScreenshot", Map.of("format", "png")).get("data").asString());
	}

	/**
	 * Return what the browser has complained about since it opened the page: errors of
	 * the script and what the page's policy has blocked.
	 */
	List<String> complaints() {
		return List.copyOf(this.complaints);
	}

	@Override
	public void close() {
		this.socket.abort();
		this.process.destroy();
		try {
			if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void receive(JsonNode message) {
		if (message.has("id")) {
			CompletableFuture<JsonNode> answer = this.answers.remove(message.get("id").asInt());
			if (message.has("error")) {
				answer.completeExceptionally(new IllegalStateException(message.get("error").toString()));
			}
			else {
				answer.complete(message.get("result"));
			}
			return;
		}
		switch (message.path("method").asString()) {
			case "Page.loadEventFired" -> this.loaded.complete(message);
			case "Runtime.exceptionThrown" -> this.complaints.add(message.toString());
			case "Log.entryAdded" -> {
				if (message.at("/params/entry/level").asString().equals("error")) {
					this.complaints.add(message.toString());
				}
			}
			default -> {
			}
		}
	}

	/**
	 * Puts messages together, which may come in parts.
	 */
	private final class Listener implements WebSocket.Listener {

		private final StringBuilder message = new StringBuilder();

		@Override
		public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
			this.message.append(data);
			if (last) {
				String text = this.message.toString();
				this.message.setLength(0);
				receive(JSON.readTree(text));
			}
			webSocket.request(1);
			return null;
		}

	}

}
