package dev.migration.diff;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

import dev.migration.schema.Name;
import org.jspecify.annotations.Nullable;

/**
 * Which parts two versions of a table share, which go and which are new. A part that the
 * model names is paired by its name; one that it does not name is paired with whatever
 * has its definition.
 */
final class Pairing {

	private final List<Pair> kept = new ArrayList<>();

	private final List<TablePart> gone = new ArrayList<>();

	private final List<TablePart> fresh = new ArrayList<>();

	/**
	 * Pair the parts.
	 * @param from the parts before
	 * @param to the parts after
	 * @param claimed whether the name of a part before is needed for another one after
	 */
	Pairing(List<TablePart> from, List<TablePart> to, Predicate<TablePart> claimed) {
		List<TablePart> candidates = new ArrayList<>(from);
		for (TablePart part : to) {
			Name name = part.name();
			if (name != null) {
				pairByName(candidates, part, name);
			}
		}
		for (TablePart part : to) {
			if (part.name() == null) {
				pairByDefinition(candidates, part, claimed);
			}
		}
		this.gone.addAll(candidates);
	}

	private void pairByName(List<TablePart> candidates, TablePart part, Name name) {
		TablePart before = take(candidates,
				(candidate) -> name.equals(candidate.name()) && candidate.kind().equals(part.kind()));
		if (before != null && before.definition().equals(part.definition())) {
			this.kept.add(new Pair(before, part));
			return;
		}
		if (before != null) {
			this.gone.add(before);
		}
		this.fresh.add(part);
	}

	private void pairByDefinition(List<TablePart> candidates, TablePart part, Predicate<TablePart> claimed) {
		Object definition = part.definition();
		TablePart before = take(candidates,
				(candidate) -> candidate.definition().equals(definition) && !claimed.test(candidate));
		if (before != null) {
			this.kept.add(new Pair(before, part));
		}
		else {
			this.fresh.add(part);
		}
	}

	private static @Nullable TablePart take(List<TablePart> candidates, Predicate<TablePart> condition) {
		for (Iterator<TablePart> iterator = candidates.iterator(); iterator.hasNext();) {
			TablePart candidate = iterator.next();
			if (condition.test(candidate)) {
				iterator.remove();
				return candidate;
			}
		}
		return null;
	}

	/**
	 * Have the parts dropped and created again that cannot stay in place. They come back
	 * under the same name, from the source text of the new model; under a name of the
	 * convention where the server has counted the one they have, which it may give to
	 * something else meanwhile.
	 * @param touched tells them
	 */
	void rebuild(Predicate<TablePart> touched) {
		List<Pair> rebuilt = new ArrayList<>();
		for (Pair pair : this.kept) {
			if (touched.test(pair.from()) || touched.test(pair.to())) {
				rebuilt.add(pair);
			}
		}
		if (rebuilt.isEmpty()) {
			return;
		}
		this.kept.removeAll(rebuilt);
		rebuilt.forEach((pair) -> {
			this.gone.add(pair.from());
			Name name = pair.from().name();
			boolean goes = name == null || (pair.to().name() == null && CountedNames.contains(name));
			this.fresh.add((name != null && !goes) ? pair.to().withName(name) : pair.to());
		});
	}

	List<TablePart> kept() {
		return this.kept.stream().map(Pair::from).toList();
	}

	List<TablePart> gone() {
		return this.gone;
	}

	List<TablePart> fresh() {
		return this.fresh;
	}

	private record Pair(TablePart from, TablePart to) {

	}

}
