package dev.migration.reliability;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * Stands between a client and a server and can tear their connections apart.
 */
final class ConnectionRelay implements AutoCloseable {

	private final String host;

	private final int port;

	private final ServerSocket socket;

	private final List<Socket> open = new ArrayList<>();

	ConnectionRelay(String host, int port) throws IOException {
		this.host = host;
		this.port = port;
		this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		start(this::accept);
	}

	int port() {
		return this.socket.getLocalPort();
	}

	private static void start(Transfer transfer) {
		Thread thread = new Thread(() -> {
			try {
				transfer.run();
			}
			catch (IOException ex) {
				// Somebody has closed or torn it
			}
		}, "relay");
		thread.setDaemon(true);
		thread.start();
	}

	private void accept() throws IOException {
		while (true) {
			Socket client = this.socket.accept();
			Socket server = new Socket(this.host, this.port);
			synchronized (this.open) {
				this.open.add(client);
				this.open.add(server);
			}
			start(() -> copy(client, server));
			start(() -> copy(server, client));
		}
	}

	private static void copy(Socket from, Socket to) throws IOException {
		try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
			byte[] buffer = new byte[8192];
			int length = in.read(buffer);
			while (length >= 0) {
				out.write(buffer, 0, length);
				length = in.read(buffer);
			}
		}
	}

	/**
	 * Reset all connections, so that neither side hears of an orderly end.
	 */
	void reset() throws IOException {
		synchronized (this.open) {
			this.open.removeIf(Socket::isClosed);
			// Both sides first: with one closed, the relay closes the other in good order
			for (Socket one : this.open) {
				one.setSoLinger(true, 0);
			}
			for (Socket one : this.open) {
				one.close();
			}
			this.open.clear();
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
		synchronized (this.open) {
			for (Socket one : this.open) {
				one.close();
			}
		}
	}

	/**
	 * Something that goes on until a socket is closed.
	 */
	@FunctionalInterface
	private interface Transfer {

		void run() throws IOException;

	}

}
