package dev.migration.scripts;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.management.ThreadMXBean;
import dev.migration.MigrationException;
import dev.migration.dialect.MySqlDialect;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.revision.Direction;
import dev.migration.revision.InvalidRevisionIdException;
import dev.migration.revision.RevisionNode;
import dev.migration.script.RevisionScript;
import dev.migration.script.ScriptArguments;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.core.io.FileSystemResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ScriptLocationsTests {

	private static final String IMPORTS = "package db.revision;\nimport dev.migration.script.*;\n";

	private static final String METHODS = "public void upgrade(Operations op) { } public void downgrade(Operations op) { }";

	@TempDir
	private Path root;

	private URLClassLoader classLoader;

	@BeforeEach
	void openClassLoader() throws IOException {
		this.classLoader = new URLClassLoader(new URL[] { this.root.toUri().toURL() }, getClass().getClassLoader());
	}

	@AfterEach
	void closeClassLoader() throws IOException {
		this.classLoader.close();
	}

	@Test
	void readsWhatAClassDeclares() {
		compile("R5c626978d652_create_user", """
				@Revision(id = "5c626978d652", downRevision = { "a1", "b2" }, dependsOn = "c3", branchLabels = "users",
						message = "create user", createDate = "2026-11-20T23:29:18Z", transactional = false)
				class R5c626978d652_create_user implements RevisionScript {
					""" + METHODS + " }");

		LoadedRevision revision = loadOne();

		assertThat(revision.node())
			.isEqualTo(new RevisionNode("5c626978d652", List.of("a1", "b2"), List.of("c3"), List.of("users"),
					"create user", Instant.parse("2026-11-20T23:29:18Z"), "db.revision.R5c626978d652_create_user"));
		assertThat(revision.transactional()).isFalse();
		assertThat(revision.origin()).isEqualTo("db.revision.R5c626978d652_create_user");
	}

	@Test
	void loadsNoClassBeforeItsScriptIsAskedFor() {
		compile("R1", """
				@Revision(id = "1")
				class R1 implements RevisionScript {
					static { if (true) throw new IllegalStateException("loaded"); }
					""" + METHODS + " }");

		LoadedRevision revision = loadOne();

		assertThatExceptionOfType(InvalidScriptException.class)
			.isThrownBy(() -> revision.script(new PostgreSqlDialect(), ScriptArguments.NONE))
			.withMessageStartingWith("Script 'db.revision.R1': It cannot be instantiated: ")
			.withMessageEndingWith("Compile it against the present class path.");
	}

	@Test
	void preparesAClassWithoutRunningIt() throws IOException {
		compile("R1", """
				@Revision(id = "1")
				class R1 implements RevisionScript {
					static { if (true) throw new IllegalStateException("loaded"); }
					""" + METHODS + " }");
		LoadedRevision revision = loadOne();

		revision.source().prepare();

		Files.delete(this.root.resolve("db/revision/R1.class"));
		assertThatExceptionOfType(InvalidScriptException.class)
			.isThrownBy(() -> revision.script(new PostgreSqlDialect(), ScriptArguments.NONE))
			.withMessageStartingWith("Script 'db.revision.R1': It cannot be instantiated: ");
	}

	@Test
	void leavesItToTheRunToSayThatAClassIsMissing() throws IOException {
		compile("R1", "@Revision(id = \"1\") class R1 implements RevisionScript { " + METHODS + " }");
		LoadedRevision revision = loadOne();
		Files.delete(this.root.resolve("db/revision/R1.class"));

		revision.source().prepare();

		assertThatExceptionOfType(InvalidScriptException.class)
			.isThrownBy(() -> revision.script(new PostgreSqlDialect(), ScriptArguments.NONE))
			.withMessage("Script 'db.revision.R1': Its class is not on the class path; add its folder there.");
	}

	@Test
	void instantiatesAPackagePrivateClassForEachCall() {
		compile("R1", "@Revision(id = \"1\") class R1 implements RevisionScript { private R1() { } " + METHODS + " }");

		LoadedRevision revision = loadOne();

		assertThat(revision.script(new PostgreSqlDialect(), ScriptArguments.NONE)).isInstanceOf(RevisionScript.class)
			.isNotSameAs(revision.script(new PostgreSqlDialect(), ScriptArguments.NONE));
	}

	@Test
	void acceptsAScriptByInheritance() {
		compile("Base", "interface Both extends RevisionScript { }\nabstract class Base implements Both { " + METHODS
				+ " }\n@Revision(id = \"1\") final class R1 extends Base { }");

		assertThat(loadOne().node().id()).isEqualTo("1");
	}

	@Test
	void refusesAClassWhoseParentCannotBeRead() {
		compile("R1", "class Base { }\n@Revision(id = \"1\") class R1 extends Base { }");
		write("db/revision/Base.class", "not a class");

		assertThatExceptionOfType(InvalidScriptException.class)
			.isThrownBy(() -> new JavaScriptReader(this.classLoader).read(new ScriptFile("db/revision/R1.class",
					new FileSystemResource(this.root.resolve("db/revision/R1.class")))))
			.withMessage("Script 'db.revision.R1': It carries @Revision but does not implement"
					+ " 'dev.migration.script.RevisionScript'; implement it or remove the annotation.");
	}

	@Test
	void leavesOtherClassesAlone() {
		compile("Other", "class Other implements RevisionScript { class Inner { } " + METHODS + " }");

		assertThat(warnings(() -> assertThat(load("classpath:db/revision")).isEmpty())).containsExactly(
				"Class 'db.revision.Other' is a script without @Revision, so that it is no revision; annotate"
						+ " it, or make it abstract if it is what others extend");
	}

	@Test
	void saysNothingOfWhatScriptsExtend() {
		compile("Base",
				"abstract class Base implements RevisionScript { static class Part extends Base { } "
						+ "static final class Whole implements RevisionScript { " + METHODS + " } " + METHODS
						+ " }\n@Revision(id = \"1\") class R1 extends Base { }");

		assertThat(warnings(() -> assertThat(loadOne().node().id()).isEqualTo("1"))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					class R1 { }|It carries @Revision but does not implement 'dev.migration.script.RevisionScript'; implement it or remove the annotation.
					abstract class R1 implements RevisionScript { }|It carries @Revision but is abstract; make it an ordinary class.
					interface R1 extends RevisionScript { }|It carries @Revision but is abstract; make it an ordinary class.
					""")
	void refusesAClassThatIsNoScript(String type, String problem) {
		compile("R1", "@Revision(id = \"1\") " + type);

		assertThatExceptionOfType(InvalidScriptException.class).isThrownBy(this::loadOne)
			.withMessage("Script 'db.revision.R1': " + problem);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					R1(int a) { }|It has no constructor without parameters; add one.
					R1() { throw new IllegalStateException("no"); }|Its constructor failed: java.lang.IllegalStateException: no. Do the work in 'upgrade' and 'downgrade' instead.
					""")
	void saysWhyAClassCannotBeInstantiated(String constructor, String problem) {
		compile("R1", "@Revision(id = \"1\") class R1 implements RevisionScript { " + constructor + METHODS + " }");

		assertThatExceptionOfType(InvalidScriptException.class)
			.isThrownBy(() -> loadOne().script(new PostgreSqlDialect(), ScriptArguments.NONE))
			.withMessage("Script 'db.revision.R1': " + problem);
	}

	@Test
	void refusesADateThatIsNone() {
		compile("R1", "@Revision(id = \"1\", createDate = \"yesterday\") class R1 implements RevisionScript { "
				+ METHODS + " }");

		assertThatExceptionOfType(InvalidScriptException.class).isThrownBy(this::loadOne)
			.withMessage("Script 'db.revision.R1': Its createDate 'yesterday' is no instant;"
					+ " write it as '2026-11-20T23:29:18Z' or leave it out.");
	}

	@Test
	void refusesAFileThatIsNoClass() {
		write("db/revision/R1.class", "not a class");

		assertThatExceptionOfType(InvalidScriptException.class).isThrownBy(this::loadOne)
			.withMessage("Script 'db/revision/R1.class': It is no class file that this Java version understands;"
					+ " compile it again.");
	}

	@Test
	void readsWhatAnSqlFileDeclares() {
		write("db/revision/2026/5c626978d652_create_user.sql", """
				/* Copyright:
				   somebody */
				-- revision: 5c626978d652
				-- down_revision: a1, b2
				-- branch_labels: users
				-- depends_on:
				-- transactional: false
				-- create_date: 2026-11-20T23:29:18Z
				-- message: create user: the first

				-- See https://example.com and the Note: below
				-- upgrade
				-- revision: not this one
				create table app_user (id bigint);

				-- downgrade
				drop table app_user;
				""");

		LoadedRevision revision = loadOne();

		assertThat(revision.node()).isEqualTo(new RevisionNode("5c626978d652", List.of("a1", "b2"), List.of(),
				List.of("users"), "create user: the first", Instant.parse("2026-11-20T23:29:18Z"),
				"db/revision/2026/5c626978d652_create_user.sql"));
		assertThat(revision.transactional()).isFalse();
		assertThat(upgrade(revision)).containsExactly("-- revision: not this one\ncreate table app_user (id bigint)");
		assertThat(downgrade(revision)).containsExactly("drop table app_user");
	}

	@Test
	void readsAnSqlFileWhoseEndingIsInCapitals() {
		write("db/revision/A.SQL", "-- revision: a\n-- upgrade\nselect 1;");

		assertThat(load("classpath:db/revision")).extracting((revision) -> revision.node().id()).containsExactly("a");
		assertThat(load("file:" + this.root.resolve("db/revision"))).extracting((revision) -> revision.node().id())
			.containsExactly("a");
		assertThat(new ScriptDirectory(this.root.resolve("db/revision")).revisions()).extracting((file) -> file.id())
			.containsExactly("a");
		assertThat(upgrade(loadOne())).containsExactly("select 1");
	}

	@Test
	void acceptsAByteOrderMarkAndCarriageReturns() {
		write("db/revision/a.sql",
				"\uFEFF-- revision: a\r\n-- message: b\r\n\r\n-- upgrade\r\nselect 1;\r\nselect 2;\r\n");

		LoadedRevision revision = loadOne();

		assertThat(revision.node().message()).isEqualTo("b");
		assertThat(upgrade(revision)).containsExactly("select 1", "select 2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "select 1;", "-- message: hello\n-- author: me", "-- version: 2\nselect 1;",
			"create table a();\n-- revision: a", "-- author: a\n-- changeset b" })
	void leavesOtherSqlFilesAlone(String text) {
		write("db/revision/a.sql", text);

		assertThat(load("classpath:db/revision")).isEmpty();
	}

	@Test
	void warnsOnceOfSqlFilesThatAreNoRevisions() {
		write("db/revision/V1__create_user.sql", "create table app_user (id bigint);");
		write("db/revision/b.sql", "-- revision: b\n-- upgrade");
		write("db/revision/c.sql", "select 1;");

		assertThat(warnings(() -> assertThat(loadOne().node().id()).isEqualTo("b")))
			.containsExactly("No revisions, since they do not start with a line such as '-- revision: 5c626978d652':"
					+ " 'db/revision/V1__create_user.sql', 'db/revision/c.sql'. To make a revision of one, add that line,"
					+ " '-- down_revision: ...' and, before its statements, '-- upgrade'. Files of other tools, such as"
					+ " Flyway, are left alone.");
	}

	@Test
	void namesTheFirstOfManyFilesThatAreNoRevisions() {
		for (int number = 10; number < 22; number++) {
			write("db/revision/" + number + ".sql", "select 1;");
		}

		assertThat(warnings(() -> load("classpath:db/revision", "classpath:db"))).singleElement()
			.asString()
			.contains("'db/revision/10.sql', 'db/revision/11.sql'", "'db/revision/19.sql' and '2' more. To");
	}

	@Test
	void warnsOfNothingWhereAllAreRevisions() {
		write("db/revision/b.sql", "-- revision: b\n-- upgrade");

		assertThat(warnings(this::loadOne)).isEmpty();
	}

	private static List<String> warnings(Runnable work) {
		Logger logger = (Logger) LoggerFactory.getLogger(ScriptLocations.class.getPackageName());
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		appender.start();
		logger.addAppender(appender);
		try {
			work.run();
		}
		finally {
			logger.detachAppender(appender);
		}
		return appender.list.stream()
			.filter((event) -> event.getLevel() == Level.WARN)
			.map(ILoggingEvent::getFormattedMessage)
			.toList();
	}

	@Test
	void leavesOtherSqlFilesInOtherEncodingsAlone() throws IOException {
		write("db/revision/a.sql", "");
		Files.write(this.root.resolve("db/revision/a.sql"),
				"-- Größe\nselect 1;".getBytes(StandardCharsets.ISO_8859_1));

		assertThat(load("classpath:db/revision")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					-- down_revision: a|1|The revision has no id; add a line such as '-- revision: 5c626978d652'.
					@-- revision:|2|The revision has no id; add a line such as '-- revision: 5c626978d652'.
					-- message: a|1|The revision has no id; add a line such as '-- revision: 5c626978d652'.
					-- author: a|2|The revision has no id; add a line such as '-- revision: 5c626978d652'.
					-- author: a@-- revison: b|2|Key 'revison' is unknown; did you mean 'revision'? Use one of 'revision', 'down_revision', 'branch_labels', 'depends_on', 'transactional', 'lock_timeout', 'statement_timeout', 'retries', 'create_date', 'message', or move the comment below '-- upgrade'.
					-- Revision: b|1|Key 'Revision' is unknown; write it as 'revision'.
					-- revision: a@-- down_revison: b|2|Key 'down_revison' is unknown; did you mean 'down_revision'? Use one of 'revision', 'down_revision', 'branch_labels', 'depends_on', 'transactional', 'lock_timeout', 'statement_timeout', 'retries', 'create_date', 'message', or move the comment below '-- upgrade'.
					-- revision: a@-- Down Revision: b|2|Key 'Down Revision' is unknown; write it as 'down_revision'.
					-- revision: a@@-- revision: b|3|Key 'revision' stands in line 1 already; remove one of them.
					-- revision: a@-- transactional: no|2|'transactional' is 'no'; write 'true' or 'false'.
					-- revision: a@-- lock_timeout: soon|2|'lock_timeout' is 'soon'; write a time such as '500ms', '5s' or '2m'.
					-- revision: a@-- lock_timeout: 5|2|'lock_timeout' is '5'; write a time such as '500ms', '5s' or '2m'.
					-- revision: a@-- lock_timeout: -1s|2|'lock_timeout' is '-1s'; write a time such as '500ms', '5s' or '2m'.
					-- revision: a@-- lock_timeout: 0ms|2|'lock_timeout' is '0ms', which would wait for ever behind a long transaction and block everybody else; write a time such as '500ms', '5s' or '2m'.
					-- revision: a@-- statement_timeout: 600h|2|'statement_timeout' is '600h', which is longer than a server can count; write at most '596h'.
					-- revision: a@-- retries: many|2|'retries' is 'many'; write a number from '0' to '1000'.
					-- revision: a@-- retries: 1001|2|'retries' is '1001'; write a number from '0' to '1000'.
					-- revision: a@-- create_date: 2026-11-20|2|'create_date' is '2026-11-20', which is no instant; write it as '2026-11-20T23:29:18Z'.
					""")
	void namesTheLineOfAMistakeInTheHeader(String text, int line, String problem) {
		write("db/revision/a.sql", text.replace('@', '\n') + "\n-- upgrade");

		assertThatExceptionOfType(InvalidScriptException.class).isThrownBy(this::loadOne)
			.withMessage("Script 'db/revision/a.sql', line " + line + ": " + problem);
	}

	@Test
	void readsTheLimitsOfAnSqlFile() {
		write("db/revision/a.sql",
				"-- revision: a\n-- lock_timeout: 500ms\n-- statement_timeout: 0\n-- retries: 3\n-- upgrade");

		assertThat(loadOne().limits()).isEqualTo(new RevisionLimits(Duration.ofMillis(500), Duration.ZERO, 3));
	}

	@Test
	void limitsAreAsConfiguredUnlessSaid() {
		write("db/revision/a.sql", "-- revision: a\n-- lock_timeout:\n-- retries:\n-- upgrade");

		assertThat(loadOne().limits()).isEqualTo(RevisionLimits.NONE);
	}

	@Test
	void readsTheLimitsOfAClass() {
		compile("R1", "@Revision(id = \"a\", lockTimeout = \"2m\", statementTimeout = \"1h\", retries = 0)"
				+ " class R1 implements RevisionScript { " + METHODS + " }");

		assertThat(loadOne().limits()).isEqualTo(new RevisionLimits(Duration.ofMinutes(2), Duration.ofHours(1), 0));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			lockTimeout = "soon"    | 'lockTimeout' is 'soon'; write a time such as '500ms', '5s' or '2m'.
			statementTimeout = "-1" | 'statementTimeout' is '-1'; write a time such as '500ms', '5s' or '2m'.
			retries = -2            | 'retries' is '-2'; write a number from '0' to '1000'.
			""")
	void refusesLimitsOfAClassThatMakeNoSense(String attribute, String problem) {
		compile("R1",
				"@Revision(id = \"a\", " + attribute + ") class R1 implements RevisionScript { " + METHODS + " }");

		assertThatExceptionOfType(InvalidScriptException.class).isThrownBy(this::loadOne)
			.withMessage("Script 'db.revision.R1': " + problem);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-- statement_timeout: 0\nselect 1;", "-- retries: 3\nselect 1;",
			"-- entries: 3\nselect 1;", "-- lock-timeout: 5s\nselect 1;" })
	void leavesFilesThatOnlyHaveLimitsAlone(String text) {
		write("db/revision/a.sql", text);

		assertThat(load("classpath:db/revision")).isEmpty();
	}

	@Test
	void namesAMisspeltIdOfAFileWithoutSections() {
		write("db/revision/a.sql", "-- revison: a\nselect 1;");

		assertThatExceptionOfType(InvalidScriptException.class).isThrownBy(this::loadOne)
			.withMessageStartingWith(
					"Script 'db/revision/a.sql', line 1: Key 'revison' is unknown; did you mean 'revision'?");
	}

	@Test
	void namesTheFileOfAnIllegalId() {
		write("db/revision/a.sql", "-- revision: a@b");

		assertThatExceptionOfType(InvalidRevisionIdException.class).isThrownBy(this::loadOne)
			.withMessageContaining("'a@b' in 'db/revision/a.sql'");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			-- revision: a@-- message: Größe|2
			-- revision: a@-- upgrade@@select 'Größe'|4
			""")
	void refusesATextThatIsNotUtf8(String text, int line) throws IOException {
		write("db/revision/a.sql", "");
		Files.write(this.root.resolve("db/revision/a.sql"),
				text.replace('@', '\n').getBytes(StandardCharsets.ISO_8859_1));

		assertThatExceptionOfType(InvalidScriptException.class)
			.isThrownBy(() -> loadOne().script(new PostgreSqlDialect(), ScriptArguments.NONE))
			.withMessage("Script 'db/revision/a.sql', line " + line
					+ ": The text is not UTF-8; save the file in this encoding.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					create table a (b int);@-- revision: a@-- upgrade@|2|The revision is declared below the first section or statement, where nobody looks for it; move its header to the start of the file.
					-- upgrade@select 1;@-- revision: a|3|The revision is declared below the first section or statement, where nobody looks for it; move its header to the start of the file.
					""")
	void refusesAHeaderBelowTheContent(String text, int line, String problem) {
		write("db/revision/a.sql", text.replace('@', '\n'));

		assertThatExceptionOfType(InvalidScriptException.class).isThrownBy(this::loadOne)
			.withMessage("Script 'db/revision/a.sql', line " + line + ": " + problem);
	}

	@Test
	void leavesFilesThatOnlyMentionARevisionAlone() {
		write("db/revision/a.sql", "create table a (b int);\n-- revision: 7 of this file\n");
		write("db/revision/b.sql", "select 1;\n-- upgrade\nselect 2;");

		assertThat(load("classpath:db/revision")).isEmpty();
	}

	@Test
	void refusesAScriptInUtf16() throws IOException {
		for (Charset charset : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
			write("db/revision/a.sql", "");
			Files.writeString(this.root.resolve("db/revision/a.sql"),
					"\uFEFF-- revision: a\r\n\r\n-- upgrade\r\nselect 1;", charset);

			assertThatExceptionOfType(InvalidScriptException.class).isThrownBy(this::loadOne)
				.withMessage(
						"Script 'db/revision/a.sql', line 1: The text is not UTF-8; save the file in this encoding.");
		}
	}

	@Test
	void refusesANulCharacter() {
		write("db/revision/a.sql", "-- revision: a\n-- upgrade\nselect '\0';");

		LoadedRevision revision = loadOne();

		assertThatExceptionOfType(InvalidScriptException.class)
			.isThrownBy(() -> revision.script(new PostgreSqlDialect(), ScriptArguments.NONE))
			.withMessage("Script 'db/revision/a.sql', line 3: The text has a NUL character, which databases refuse;"
					+ " remove it.");
	}

	@Test
	void splitsByTheRulesOfTheDatabase() {
		write("db/revision/a.sql", "# the first\n-- revision: a\n-- upgrade\nselect 'a\\'; # ';\nselect 2;");

		LoadedRevision revision = loadOne();

		assertThat(Recording.of((op) -> revision.script(new MySqlDialect(), ScriptArguments.NONE).upgrade(op)).sql())
			.containsExactly("select 'a\\'; # '", "select 2");
		assertThatExceptionOfType(InvalidScriptException.class)
			.isThrownBy(() -> revision.script(new PostgreSqlDialect(), ScriptArguments.NONE))
			.withMessage("Script 'db/revision/a.sql', line 4: The string that starts here is not terminated;"
					+ " close it with '''.");
	}

	@Test
	void isTheSameScriptWithOtherValuesAndLineEnds() {
		write("db/revision/a.sql", "-- revision: a\n-- upgrade\nselect ${a};\nselect '\n$${b}';\n-- downgrade\n");
		write("db/other/a.sql", "-- revision: a\r\n-- upgrade\r\nselect ${a};\r\nselect '\r\n$${b}';\r\n");

		assertThat(text("classpath:db/revision", Map.of("a", "1"))).containsExactly("select ${a}", "select '\n${b}'");
		assertThat(text("classpath:db/other", Map.of("a", "2; drop table b"))).containsExactly("select ${a}",
				"select '\n${b}'");
	}

	private List<String> text(String location, Map<String, String> placeholders) {
		return load(location).get(0)
			.source()
			.text(Direction.UPGRADE, new PostgreSqlDialect(), new ScriptArguments(Map.of(), null, placeholders))
			.orElseThrow();
	}

	@Test
	void refusesToUndoWhatSaysNotHow() {
		write("db/revision/a.sql", "-- revision: abc\n-- upgrade\nselect 1;");

		assertThatExceptionOfType(MissingDowngradeException.class).isThrownBy(() -> downgrade(loadOne()))
			.withMessage("Revision 'abc' cannot be undone: script 'db/revision/a.sql' has no '-- downgrade' section."
					+ " Add one with the statements that undo it, or an empty one if there is nothing to undo.");
	}

	@Test
	void parsesTheStatementsOnlyWhenAskedFor() {
		write("db/revision/a.sql", "-- revision: a\n-- upgrade\nselect 'unterminated;");

		LoadedRevision revision = loadOne();

		assertThatExceptionOfType(InvalidScriptException.class)
			.isThrownBy(() -> revision.script(new PostgreSqlDialect(), ScriptArguments.NONE))
			.withMessageStartingWith("Script 'db/revision/a.sql', line 3: ");
	}

	@Test
	void leavesAFolderOfFlywayBesideItAlone() {
		write("db/migration/V1__create_user.sql", "CREATE TABLE app_user (id bigint);");
		write("db/migration/V2__declared.sql", "-- revision: a1\n\n-- upgrade\nSELECT 1;\n");
		write("db/revision/b2.sql", "-- revision: b2\n-- upgrade");

		assertThat(loadOne().node().id()).isEqualTo("b2");
	}

	@Test
	void ordersByLocationAndThenByPath() {
		for (String path : List.of("two/z", "two/a", "one/b/c", "one/a", "one/c")) {
			write(path + ".sql", "-- revision: " + path.replace('/', '_') + "\n-- upgrade");
		}

		assertThat(load("classpath:two", "classpath:/one/")).extracting((revision) -> revision.node().id())
			.containsExactly("two_a", "two_z", "one_a", "one_b_c", "one_c");
	}

	@Test
	void readsDirectoriesOutsideOfTheClassPath() {
		write("some dir%#/sub/a.sql", "-- revision: a\n-- upgrade");
		Path directory = this.root.resolve("some dir%#");

		assertThat(load("file:" + directory, directory.toUri().toString())).singleElement()
			.satisfies(
					(revision) -> assertThat(revision.origin()).isEqualTo(directory.resolve("sub/a.sql").toString()));
	}

	@Test
	void aFolderIsNoScriptWhateverItIsCalled() throws IOException {
		Files.createDirectories(this.root.resolve("db/revision/old.sql"));
		Files.createDirectories(this.root.resolve("db/revision/Old.class"));
		write("db/revision/old.sql/a.sql", "-- revision: a1\n-- upgrade\n");

		assertThat(load("file:" + this.root)).extracting((revision) -> revision.node().id()).containsExactly("a1");
		assertThat(load("classpath:db/revision")).extracting((revision) -> revision.node().id()).containsExactly("a1");
	}

	/**
	 * This is how Kubernetes mounts a ConfigMap.
	 */
	@Test
	void readsAFileOnceThatSeveralLinksLeadTo() throws IOException {
		write("config/db/..2026_11_20/a.sql", "-- revision: a1\n-- upgrade\n");
		Path directory = this.root.resolve("config/db");
		Files.createSymbolicLink(directory.resolve("..data"), Path.of("..2026_11_20"));
		Files.createSymbolicLink(directory.resolve("a.sql"), Path.of("..data/a.sql"));

		assertThat(load("file:" + directory)).hasSize(1);
		assertThat(load("classpath:config/db", "file:" + directory)).hasSize(1);
	}

	@Test
	void refusesALinkThatLeadsNowhere() throws IOException {
		Path link = Files.createSymbolicLink(this.root.resolve("a.sql"), Path.of("none.sql"));

		assertThatExceptionOfType(InvalidScriptException.class).isThrownBy(() -> load("file:" + this.root))
			.withMessageStartingWith("Script '" + link + "': It cannot be read: ");
	}

	@Test
	void readsJars() throws IOException {
		Path jar = this.root.resolve("scripts.jar");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
			for (String entry : List.of("db/", "db/revision/", "db/revision/a.sql")) {
				zip.putNextEntry(new ZipEntry(entry));
				zip.write(entry.endsWith("/") ? new byte[0]
						: "-- revision: a\n-- upgrade".getBytes(StandardCharsets.UTF_8));
			}
		}

		try (URLClassLoader jars = new URLClassLoader(new URL[] { jar.toUri().toURL() }, null)) {
			assertThat(new ScriptLocations(List.of("classpath:db/revision"), jars).load()).singleElement()
				.satisfies((revision) -> assertThat(revision.origin()).isEqualTo("db/revision/a.sql"));
		}
	}

	@Test
	void opensAJarOnceHoweverManyScriptsItHas() throws IOException {
		compile("R1", "@Revision(id = \"r1\") class R1 implements RevisionScript { " + METHODS + " }");
		Path jar = this.root.resolve("scripts.jar");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
			put(zip, "db/revision/", new byte[0]);
			put(zip, "db/revision/R1.class", Files.readAllBytes(this.root.resolve("db/revision/R1.class")));
			for (int number = 10; number < 60; number++) {
				put(zip, "db/revision/#" + number + ".sql",
						("-- revision: " + number + "\n-- upgrade\nselect " + number).getBytes(StandardCharsets.UTF_8));
			}
		}

		CountedFolder folder = new CountedFolder(URI.create("jar:" + jar.toUri() + "!/db/revision/").toURL());
		List<LoadedRevision> revisions = new ScriptLocations(List.of("classpath:db/revision"), folder).load();
		List<Optional<String>> fingerprints = revisions.stream()
			.map((revision) -> revision.source().fingerprint())
			.toList();

		assertThat(revisions).hasSize(51);
		assertThat(fingerprints).doesNotHaveDuplicates().allMatch(Optional::isPresent);
		assertThat(folder.opened).isOne();
		assertThat(upgrade(revisions.get(49))).containsExactly("select 59");
		assertThat(folder.opened).isEqualTo(2);
	}

	/**
	 * A start reads all of them. With a URL and two connections for each, and regular
	 * expressions for its lines, it was three times as much as is allowed here.
	 */
	@Test
	void allocatesLittleForEachScriptOfAJar() throws IOException {
		long few = allocatedFor(100);

		long more = allocatedFor(600) - few;

		assertThat(more / 500).isLessThan(20_000);
	}

	private long allocatedFor(int scripts) throws IOException {
		Path jar = this.root.resolve(scripts + ".jar");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
			put(zip, "db/revision/", new byte[0]);
			for (int number = 1; number <= scripts; number++) {
				put(zip, "db/revision/" + number + ".sql", """
						-- revision: %d
						-- down_revision:
						-- create_date: 2026-11-20T23:29:18Z
						-- message: change number %d

						-- upgrade
						SELECT 1;
						""".formatted(number, number).getBytes(StandardCharsets.UTF_8));
			}
		}
		try (URLClassLoader jars = new URLClassLoader(new URL[] { jar.toUri().toURL() }, null)) {
			ScriptLocations locations = new ScriptLocations(List.of("classpath:db/revision"), jars);
			ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
			long before = threads.getCurrentThreadAllocatedBytes();
			assertThat(locations.load()).hasSize(scripts).allMatch((one) -> one.source().fingerprint().isPresent());
			return threads.getCurrentThreadAllocatedBytes() - before;
		}
	}

	private static void put(ZipOutputStream zip, String entry, byte[] content) throws IOException {
		zip.putNextEntry(new ZipEntry(entry));
		zip.write(content);
	}

	@Test
	void takesAScriptInAJarForTheSameByWhateverLocation() throws IOException {
		Path jar = this.root.resolve("scripts.jar");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
			put(zip, "db/", new byte[0]);
			put(zip, "db/revision/", new byte[0]);
			put(zip, "db/revision/a.sql", "-- revision: a\n-- upgrade".getBytes(StandardCharsets.UTF_8));
		}

		try (URLClassLoader jars = new URLClassLoader(new URL[] { jar.toUri().toURL() }, null)) {
			assertThat(new ScriptLocations(List.of("classpath:db/revision", "classpath:db"), jars).load()).hasSize(1);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 32_000, 32_768, 40_000, 65_536 })
	void readsScriptsOfAnyLength(int length) {
		String start = "-- revision: a\r\n-- upgrade\r\nselect '";
		String text = start + "x".repeat(length - start.length() - 2) + "'\n";
		write("db/revision/a.sql", text);
		write("db/long/a.sql", "-- " + "x".repeat(length - 4) + "\n-- revision: a\n-- upgrade\nselect 1");

		LoadedRevision revision = loadOne();

		assertThat(upgrade(revision)).singleElement().asString().hasSize(length - start.length() + 7);
		assertThat(revision.source().fingerprint()).contains(
				FileFingerprint.of(FileFingerprint.sha256(), text.replace("\r", "").getBytes(StandardCharsets.UTF_8)));
		assertThat(load("classpath:db/long")).singleElement()
			.satisfies((other) -> assertThat(other.node().id()).isEqualTo("a"));
	}

	@Test
	void loadsAClassThatTwoLocationsReachOnce() {
		compile("R1", "@Revision(id = \"1\") class R1 implements RevisionScript { " + METHODS + " }");

		assertThat(load("classpath:db", "classpath:db/revision", "file:" + this.root.resolve("db"))).hasSize(1);
	}

	@Test
	void namesTheLocationsThatDoNotExist() throws IOException {
		Files.createDirectories(this.root.resolve("db/revision"));

		assertThat(new ScriptLocations(
				List.of("classpath:db/revision", "classpath:db/none", "db", "file:/none/at/all", "file:" + this.root),
				this.classLoader)
			.missing()).containsExactly("classpath:db/none", "file:/none/at/all");
	}

	@Test
	void aLocationThatDoesNotExistIsEmpty() {
		assertThat(load("classpath:db/none", "file:/none/at/all")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					filesystem:/srv|Location 'filesystem:/srv' is of an unknown kind; start it with 'classpath:' or 'file:'.
					classpath:/|Location 'classpath:/' names no folder; write for example 'classpath:db/revision' or 'file:/srv/revisions'.
					``|Location '' names no folder; write for example 'classpath:db/revision' or 'file:/srv/revisions'.
					""")
	void refusesALocationThatIsNone(String location, String message) {
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> load(location)).withMessage(message);
	}

	private LoadedRevision loadOne() {
		List<LoadedRevision> revisions = load("classpath:db/revision");
		assertThat(revisions).hasSize(1);
		return revisions.get(0);
	}

	private List<LoadedRevision> load(String... locations) {
		return new ScriptLocations(List.of(locations), this.classLoader).load();
	}

	private void compile(String name, String source) {
		new InMemoryCompiler().compile("db/revision/" + name + ".java", IMPORTS + source).writeTo(this.root);
	}

	private void write(String path, String text) {
		try {
			Path file = this.root.resolve(path);
			Files.createDirectories(file.getParent());
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> upgrade(LoadedRevision revision) {
		return Recording.of((op) -> revision.script(new PostgreSqlDialect(), ScriptArguments.NONE).upgrade(op)).sql();
	}

	private static List<String> downgrade(LoadedRevision revision) {
		return Recording.of((op) -> revision.script(new PostgreSqlDialect(), ScriptArguments.NONE).downgrade(op)).sql();
	}

	/**
	 * Knows one folder and counts how often anything below it is opened.
	 */
	private static final class CountedFolder extends ClassLoader {

		private final URL folder;

		private int opened;

		CountedFolder(URL folder) throws IOException {
			super(null);
			this.folder = new URL(null, folder.toString(), new URLStreamHandler() {

				@Override
				protected URLConnection openConnection(URL url) throws IOException {
					CountedFolder.this.opened++;
					return new URL(url.toString()).openConnection();
				}

			});
		}

		@Override
		protected URL findResource(String name) {
			return name.startsWith("db/revision") ? this.folder : null;
		}

		@Override
		protected Enumeration<URL> findResources(String name) {
			return Collections.enumeration(name.equals("db/revision/") ? List.of(this.folder) : List.of());
		}

	}

}
