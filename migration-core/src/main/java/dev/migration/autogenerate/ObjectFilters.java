package dev.migration.autogenerate;

import java.util.List;
import java.util.function.Predicate;

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
		return this.filters.stream().allMatch((filter) -> ask(filter, object, (asked) -> asked.includes(object)));
	}

	@Override
	public boolean includes(SchemaObject object, String database) {
		return this.filters.stream()
			.allMatch((filter) -> ask(filter, object, (asked) -> asked.includes(object, database)));
	}

	private static boolean ask(ObjectFilter filter, SchemaObject object, Predicate<ObjectFilter> question) {
		try {
			return question.test(filter);
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
