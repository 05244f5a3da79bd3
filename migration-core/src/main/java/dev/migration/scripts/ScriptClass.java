package dev.migration.scripts;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.function.Supplier;

import dev.migration.script.RevisionScript;

import org.springframework.util.ReflectionUtils;

/**
 * The class of a script, loaded and instantiated only to run. The one place that needs
 * reflection.
 */
record ScriptClass(String name, ClassLoader classLoader) implements Supplier<RevisionScript> {

	@Override
	public RevisionScript get() {
		try {
			Class<?> type = Class.forName(this.name, true, this.classLoader);
			Constructor<?> constructor = type.getDeclaredConstructor();
			ReflectionUtils.makeAccessible(constructor);
			return (RevisionScript) constructor.newInstance();
		}
		catch (ClassNotFoundException ex) {
			throw problem("Its class is not on the class path; add its folder there.", ex);
		}
		catch (NoSuchMethodException ex) {
			throw problem("It has no constructor without parameters; add one.", ex);
		}
		catch (InvocationTargetException ex) {
			throw problem("Its constructor failed: " + ex.getTargetException()
					+ ". Do the work in 'upgrade' and 'downgrade' instead.", ex.getTargetException());
		}
		catch (ReflectiveOperationException | LinkageError | ClassCastException ex) {
			throw problem("It cannot be instantiated: " + ex + ". Compile it against the present class path.", ex);
		}
	}

	private InvalidScriptException problem(String text, Throwable cause) {
		return new InvalidScriptException(this.name, text, cause);
	}

}
