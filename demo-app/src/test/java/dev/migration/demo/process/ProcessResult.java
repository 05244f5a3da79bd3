package dev.migration.demo.process;

/**
 * What a process left behind.
 *
 * @param code its exit code
 * @param out its standard output
 * @param err its standard error
 */
record ProcessResult(int code, String out, String err) {

}
