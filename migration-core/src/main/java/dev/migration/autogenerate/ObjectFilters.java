package dev.migration.autogenerate;

import java.util.List;
import java.util.function.BooleanSupplier;

import dev.migration.MigrationException;

/**
 * Asks one filter after the other.
 *
 * @param filters the filters
 */
record ObjectFilters(List<ObjectFilter> filters) implements ObjectFilter {

	ObjectFilters {
		filters = List.copyOf(filters);
	}

	@Override
	public boolean includes(SchemaObject object) {
		for (ObjectFilter filter : this.filters) {
			if (!ask(filter, object, () -> filter.includes(object))) {
				return false;
			}
		}
		return true;
	}

	@Override
	public boolean includes(SchemaObject object, String database) {
		for (ObjectFilter filter : this.filters) {
			if (!ask(filter, object, () -> filter.includes(object, database))) {
				return false;
			}
		}
		return true;
	}

	private static boolean ask(ObjectFilter filter, SchemaObject object, BooleanSupplier answer) {
		try {
			return answer.getAsBoolean();
		}
		catch (MigrationException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new MigrationException("Object filter '" + filter.getClass().getName() + "' failed at " + object
					+ ": " + ex + "; mend it or leave the bean out.", ex);
		}
	}

}
