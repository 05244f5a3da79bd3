package dev.migration.dialect;

import java.util.regex.Pattern;

/**
 * The words of a database as far as a question mark may hide in them. What is not
 * terminated reaches to the end.
 *
 * @param opaque strings, quoted identifiers and comments to the end of a line
 * @param marker a parameter, or the operator that looks like one
 * @param nestedComments whether block comments nest
 */
record SqlLexis(Pattern opaque, Pattern marker, boolean nestedComments) {

	/**
	 * As the driver reads it: {@code ??} is the operator {@code ?}.
	 */
	static final SqlLexis POSTGRESQL = new SqlLexis(Pattern.compile("""
			(?<![\\w$\\x{80}-\\x{10FFFF}])[eE]'(?:[^'\\\\]|''|\\\\.)*+(?:'|\\z)\
			|'[^']*+(?:'|\\z)\
			|"[^"]*+(?:"|\\z)\
			|--[^\\r\\n]*+\
			|(?<![\\w$\\x{80}-\\x{10FFFF}])\\$(?<tag>(?:[A-Za-z_\\x{80}-\\x{10FFFF}][\\w\\x{80}-\\x{10FFFF}]*)?)\\$\
			(?:(?!\\$\\k<tag>\\$).)*+(?:\\$\\k<tag>\\$|\\z)""", Pattern.DOTALL), Pattern.compile("\\?\\??"), true);

	/**
	 * A backslash escapes, which is what a migration's session sees to, and two dashes
	 * begin a comment only before a blank.
	 */
	static final SqlLexis MYSQL = new SqlLexis(Pattern.compile("""
			'(?:[^'\\\\]|\\\\.)*+(?:'|\\z)\
			|"(?:[^"\\\\]|\\\\.)*+(?:"|\\z)\
			|`[^`]*+(?:`|\\z)\
			|--(?=\\s|\\z)[^\\r\\n]*+\
			|#[^\\r\\n]*+""", Pattern.DOTALL), Pattern.compile("\\?"), false);

	/**
	 * A text in two dollars has no tag, and two slashes begin a comment too.
	 */
	static final SqlLexis H2 = new SqlLexis(Pattern.compile("""
			'[^']*+(?:'|\\z)\
			|"[^"]*+(?:"|\\z)\
			|`[^`]*+(?:`|\\z)\
			|--[^\\r\\n]*+\
			|//[^\\r\\n]*+\
			|(?<![\\w$\\x{80}-\\x{10FFFF}])\\$\\$(?:(?!\\$\\$).)*+(?:\\$\\$|\\z)""", Pattern.DOTALL),
			Pattern.compile("\\?"), true);

}
