package dev.migration.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.migration.schema.Name;

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
		to.stream()
			.filter((part) -> part.name() == null)
			.forEach((part) -> pairByDefinition(candidates, part, claimed));
		this.gone.addAll(candidates);
	}

	private void pairByName(List<TablePart> candidates, TablePart part, Name name) {
		Optional<TablePart> before = candidates.stream()
			.filter((candidate) -> candidate.kind().equals(part.kind()) && name.equals(candidate.name()))
			.findFirst();
		before.ifPresent(candidates::remove);
		if (before.isPresent() && before.get().definition().equals(part.definition())) {
			this.kept.add(new Pair(before.get(), part));
			return;
		}
		before.ifPresent(this.gone::add);
		this.fresh.add(part);
	}

	private void pairByDefinition(List<TablePart> candidates, TablePart part, Predicate<TablePart> claimed) {
		Optional<TablePart> before = candidates.stream()
			.filter((candidate) -> candidate.definition().equals(part.definition()) && !claimed.test(candidate))
			.findFirst();
		before.ifPresent(candidates::remove);
		before.ifPresentOrElse((found) -> this.kept.add(new Pair(found, part)), () -> this.fresh.add(part));
	}

	/**
	 * Have the parts dropped and created again that cannot stay in place. They come back
	 * under the same name, from the source text of the new model; under a name of the
	 * convention where the server has counted the one they have, which it may give to
	 * something else meanwhile.
	 * @param touched tells them
	 */
	void rebuild(Predicate<TablePart> touched) {
		List<Pair> rebuilt = this.kept.stream()
			.filter((pair) -> touched.test(pair.from()) || touched.test(pair.to()))
			.toList();
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
