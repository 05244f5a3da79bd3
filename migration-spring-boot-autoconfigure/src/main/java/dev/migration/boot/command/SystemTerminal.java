package dev.migration.boot.command;

import java.io.Console;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Tells whether a person sits at the other end of standard input and output.
 */
final class SystemTerminal {

	private SystemTerminal() {
	}

	static boolean isPresent() {
		Console console = System.console();
		return console != null && isTerminal(console);
	}

	/**
	 * Until Java 21 a console is a terminal; since Java 22 it may be redirected, and says
	 * so by a method that this code is not compiled against.
	 */
	private static boolean isTerminal(Console console) {
		try {
			MethodHandle method = MethodHandles.publicLookup()
				.findVirtual(Console.class, "isTerminal", MethodType.methodType(boolean.class));
			return (boolean) method.invokeExact(console);
		}
		catch (NoSuchMethodException ex) {
			return true;
		}
		catch (Throwable ex) {
			// Not being asked is the safer mistake
			return false;
		}
	}

}
