package dev.migration.reliability;

import java.util.List;

import dev.migration.reliability.CrashPoint.Moment;
import dev.migration.revision.Direction;

/**
 * What a {@link CrashProcess} is to do.
 *
 * @param database where
 * @param direction which way
 * @param target how far
 * @param point where to wait for what comes
 */
record RunCommand(ServerDatabase database, Direction direction, String target, CrashPoint point) {

	private static final String SEPARATOR = "\t";

	static RunCommand parse(String line) {
		String[] words = line.split(SEPARATOR, -1);
		return new RunCommand(new ServerDatabase(words[0], words[1], words[2], words[3], words[4]),
				Direction.valueOf(words[5]), words[6],
				new CrashPoint(Integer.parseInt(words[7]), Moment.valueOf(words[8])));
	}

	RunCommand at(CrashPoint other) {
		return new RunCommand(this.database, this.direction, this.target, other);
	}

	String line() {
		return String.join(SEPARATOR,
				List.of(this.database.product(), this.database.name(), this.database.url(), this.database.user(),
						this.database.password(), this.direction.name(), this.target,
						String.valueOf(this.point.event()), this.point.moment().name()));
	}

	@Override
	public String toString() {
		return "%s to '%s', %s".formatted(this.direction, this.target, this.point);
	}

}
