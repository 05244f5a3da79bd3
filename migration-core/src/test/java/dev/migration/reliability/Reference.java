package dev.migration.reliability;

import java.util.ArrayList;
import java.util.List;

import dev.migration.reliability.CrashHistory.Stage;

/**
 * What an undisturbed run does, stage by stage.
 *
 * @param stages the stages
 * @param events what each asks of the server
 * @param images what each leaves behind
 */
record Reference(List<Stage> stages, List<List<String>> events, List<DatabaseImage> images) {

	/**
	 * Run undisturbed.
	 * @param server where
	 * @param name what the database is called
	 * @param stages the stages
	 */
	static Reference of(ReliabilityServer server, String name, List<Stage> stages) {
		ServerDatabase database = server.create(name);
		try {
			List<List<String>> events = new ArrayList<>();
			List<DatabaseImage> images = new ArrayList<>();
			for (Stage stage : stages) {
				PointedDataSource dataSource = new PointedDataSource(database.dataSource(), CrashPoint.NONE,
						(event, session) -> {
						});
				MigrationRun.carryOut(new RunCommand(database, stage.direction(), stage.target(), CrashPoint.NONE),
						dataSource);
				events.add(dataSource.events());
				images.add(DatabaseImage.of(database));
			}
			return new Reference(stages, events, images);
		}
		finally {
			server.drop(database);
		}
	}

	/**
	 * Return the beginning of it.
	 * @param number how many stages
	 */
	Reference first(int number) {
		int end = Math.min(number, this.stages.size());
		return new Reference(this.stages.subList(0, end), this.events.subList(0, end), this.images.subList(0, end));
	}

}
