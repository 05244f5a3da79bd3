package dev.migration.benchmarks.boot;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Stands between an application and PostgreSQL and writes down the statements that are
 * carried out, by what the protocol says: a message {@code Query}, or one {@code Execute}
 * of what was parsed.
 */
final class StatementCount implements AutoCloseable {

	private final ServerSocket listening;

	private final String host;

	private final int port;

	private final List<Sent> statements = new ArrayList<>();

	private int connections;

	StatementCount(String host, int port) throws IOException {
		this.host = host;
		this.port = port;
		this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		daemon(this::accept);
	}

	private static void daemon(Exchange exchange) {
		Thread thread = new Thread(() -> {
			try {
				exchange.run();
			}
			catch (IOException ex) {
				// One side has closed its connection
			}
		}, "statements");
		thread.setDaemon(true);
		thread.start();
	}

	String address() {
		return "localhost:" + this.listening.getLocalPort();
	}

	synchronized List<Sent> statements() {
		return List.copyOf(this.statements);
	}

	private synchronized void add(int connection, String statement) {
		this.statements.add(new Sent(connection, statement));
	}

	private synchronized int nextConnection() {
		return ++this.connections;
	}

	private void accept() throws IOException {
		while (true) {
			Socket client = this.listening.accept();
			Socket server = new Socket(this.host, this.port);
			int connection = nextConnection();
			client.setTcpNoDelay(true);
			server.setTcpNoDelay(true);
			daemon(() -> pump(server.getInputStream(), client.getOutputStream()));
			daemon(() -> {
				try (client; server) {
					new Reader(connection, new DataInputStream(client.getInputStream()),
							new DataOutputStream(server.getOutputStream()))
						.run();
				}
			});
		}
	}

	private static void pump(InputStream from, OutputStream to) throws IOException {
		from.transferTo(to);
	}

	@Override
	public void close() throws IOException {
		this.listening.close();
	}

	/**
	 * A statement that was carried out.
	 *
	 * @param connection the number of its connection
	 * @param text what was sent
	 */
	record Sent(int connection, String text) {

	}

	/**
	 * Something that goes on until one side closes.
	 */
	private interface Exchange {

		void run() throws IOException;

	}

	/**
	 * Reads what one client says, message by message, and passes it on.
	 */
	private final class Reader implements Exchange {

		private static final int START_UP = 0x30000;

		private final int connection;

		private final DataInputStream from;

		private final DataOutputStream to;

		private final Map<String, String> parsed = new HashMap<>();

		private final Map<String, String> bound = new HashMap<>();

		Reader(int connection, DataInputStream from, DataOutputStream to) {
			this.connection = connection;
			this.from = from;
			this.to = to;
		}

		@Override
		public void run() throws IOException {
			boolean started = false;
			while (!started) {
				byte[] message = pass();
				started = message.length >= 4
						&& ((message[0] << 24) | (message[1] << 16) | (message[2] << 8) | message[3]) >= START_UP
						&& message[0] == 0 && message[1] == 3;
			}
			while (true) {
				int type = this.from.readUnsignedByte();
				this.to.writeByte(type);
				read((char) type, pass());
			}
		}

		private byte[] pass() throws IOException {
			int length = this.from.readInt();
			byte[] message = this.from.readNBytes(length - 4);
			this.to.writeInt(length);
			this.to.write(message);
			this.to.flush();
			return message;
		}

		private void read(char type, byte[] message) {
			switch (type) {
				case 'Q' -> add(this.connection, text(message, 0));
				case 'P' -> this.parsed.put(text(message, 0), text(message, next(message, 0)));
				case 'B' ->
					this.bound.put(text(message, 0), this.parsed.getOrDefault(text(message, next(message, 0)), ""));
				case 'E' -> add(this.connection, this.bound.getOrDefault(text(message, 0), ""));
				default -> {
				}
			}
		}

		private static String text(byte[] message, int start) {
			return new String(message, start, next(message, start) - 1 - start, StandardCharsets.UTF_8);
		}

		private static int next(byte[] message, int start) {
			int end = start;
			while (message[end] != 0) {
				end++;
			}
			return end + 1;
		}

	}

}
