package dev.migration.benchmarks.pure;

/**
 * The same diamonds as {@link dev.migration.benchmarks.revision.Histories} makes them,
 * built and planned by Alembic.
 */
final class AlembicPlan {

	static final String PROGRAM = """
			import sys
			import time

			from alembic.script.revision import Revision, RevisionMap

			revisions = [Revision("merge0", None)]
			for number in range(1, int(sys.argv[1]) + 1):
			    before = "merge%d" % (number - 1)
			    revisions.append(Revision("left%d" % number, before))
			    revisions.append(Revision("right%d" % number, before))
			    revisions.append(Revision("merge%d" % number, ("left%d" % number, "right%d" % number)))
			start = time.perf_counter_ns()
			plan = list(RevisionMap(lambda: revisions).iterate_revisions("heads", "base"))
			nanos = time.perf_counter_ns() - start
			assert len(plan) == len(revisions), len(plan)
			print(nanos)
			""";

	private AlembicPlan() {
	}

}
