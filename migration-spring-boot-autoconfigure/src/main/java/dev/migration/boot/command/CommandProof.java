package dev.migration.boot.command;

import java.util.function.Function;

import javax.sql.DataSource;

import dev.migration.proof.ScratchDatabase;

/**
 * How a command tries the revisions of a database out.
 *
 * @param byDefault whether new revisions are tried out if nobody says so
 * @param classLoader has the classes that scripts refer to
 * @param any finds a throwaway database, given the connections of migrations
 * @param sameServer finds one on the server of those
 */
record CommandProof(boolean byDefault, ClassLoader classLoader, Function<DataSource, ScratchDatabase> any,
		Function<DataSource, ScratchDatabase> sameServer) {

}
