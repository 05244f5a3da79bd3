package dev.migration.revision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Ids and branch labels and the index of the revision that each stands for.
 */
final class RevisionKeys {

	private final List<RevisionNode> nodes;

	private final Map<String, Integer> ids = new HashMap<>();

	private final Map<String, Integer> labels = new HashMap<>();

	RevisionKeys(List<RevisionNode> nodes) {
		this.nodes = nodes;
		for (int index = 0; index < nodes.size(); index++) {
			addId(index);
		}
		for (int index = 0; index < nodes.size(); index++) {
			addLabels(index);
		}
	}

	private void addId(int index) {
		String id = this.nodes.get(index).id();
		if (this.ids.putIfAbsent(id, index) != null) {
			throw new DuplicateRevisionException(id,
					this.nodes.stream().filter((node) -> node.id().equals(id)).map(RevisionNode::origin).toList());
		}
	}

	private void addLabels(int index) {
		for (String label : this.nodes.get(index).branchLabels()) {
			int other = indexOf(label);
			if (other >= 0) {
				throw new DuplicateBranchLabelException(label, this.nodes.get(index), this.nodes.get(other));
			}
			this.labels.put(label, index);
		}
	}

	/**
	 * Return the index of a revision.
	 * @param id the complete id
	 * @return the index, negative if there is none
	 */
	int indexOfId(String id) {
		return this.ids.getOrDefault(id, -1);
	}

	/**
	 * Return the index of a revision.
	 * @param key a complete id or label
	 * @return the index, negative if there is none
	 */
	int indexOf(String key) {
		Integer index = this.ids.get(key);
		return (index != null) ? index : this.labels.getOrDefault(key, -1);
	}

	/**
	 * Return the revisions of which the id or a label starts with a text.
	 * @param start the start of a key
	 * @return indexes in load order
	 */
	int[] startingWith(String start) {
		return IntStream.range(0, this.nodes.size()).filter((index) -> matches(this.nodes.get(index), start)).toArray();
	}

	private static boolean matches(RevisionNode node, String start) {
		return node.id().startsWith(start) || node.branchLabels().stream().anyMatch((label) -> label.startsWith(start));
	}

}
