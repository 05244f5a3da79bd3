package dev.migration.runtime;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The machine that this runs on, looked up once when it is asked for.
 */
final class LocalMachine {

	static final String NAME = find();

	private LocalMachine() {
	}

	private static String find() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "unknown";
		}
	}

}
