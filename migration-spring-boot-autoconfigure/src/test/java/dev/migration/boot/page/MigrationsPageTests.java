package dev.migration.boot.page;

import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.command.MigrationState;
import dev.migration.command.RevisionSql;
import org.htmlunit.MockWebConnection;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MigrationsPage} without a browser.
 */
class MigrationsPageTests {

	private static final RevisionSqlSource SQL = (database, revision, direction) -> new RevisionSql(null,
			List.of(direction.name() + " " + revision.id() + " </script>"), null);

	private final MigrationsPage page = new MigrationsPage(
			Clock.fixed(Instant.parse("2026-11-21T14:20:31Z"), ZoneOffset.UTC));

	private WebClient client;

	@BeforeEach
	void openClient() {
		this.client = new WebClient();
		this.client.getOptions().setCssEnabled(false);
		this.client.getOptions().setFetchPolyfillEnabled(true);
	}

	@AfterEach
	void closeClient() {
		this.client.close();
	}

	@Test
	void theStateComesFirst() throws Exception {
		HtmlPage html = open(this.page.render(List.of(Examples.behind())));

		assertThat(html.getTitleText()).isEqualTo("3 revisions pending – bookshop");
		assertThat(text(html, ".state h2")).isEqualTo("3 revisions pending");
		assertThat(text(html, ".command code")).isEqualTo("migrate upgrade heads");
		assertThat(text(html, ".progress")).isEqualTo("9 of 12 applied");
		assertThat(text(html, ".app")).isEqualTo("bookshop");
		assertThat(html.querySelectorAll(".overview")).isEmpty();
	}

	@Test
	void everyRevisionHasARowThatSaysWhatItIs() throws Exception {
		HtmlPage html = open(this.page.render(List.of(Examples.behind())));

		assertThat(html.querySelectorAll(".r")).hasSize(12);
		DomElement current = html.getElementById("default/f60b8d3e12a7");
		assertThat(current.getAttribute("class")).isEqualTo("r current");
		assertThat(current.getAttribute("href")).isEqualTo("#default%2Ff60b8d3e12a7");
		assertThat(current.querySelectorAll(".b").stream().map((badge) -> badge.getTextContent()))
			.containsExactly("current", "reviews");
		assertThat(html.getElementById("default/31b50bef6bd6").getTextContent()).contains(
				"full text index on titles and reviews", "pending", "head", "builds on 27be93d05fc8, c5d7a90f41e6");
		assertThat(html.getElementById("default/27be93d05fc8").getTextContent()).contains("depends on reviews");
	}

	@Test
	void whatIsUnknownStandsAboveWhatItBuildsOn() throws Exception {
		HtmlPage html = open(this.page.render(List.of(Examples.ahead())));

		assertThat(html.querySelectorAll(".r").stream().limit(3).map((row) -> ((DomElement) row).getId()))
			.containsExactly("default/9b2e61f8d3c7", "default/4d19c8e7a5b0", "default/31b50bef6bd6");
		assertThat(html.getElementById("default/9b2e61f8d3c7").getTextContent()).contains("share wish lists", "current",
				"unknown here", "builds on 4d19c8e7a5b0");
		assertThat(html.getElementById("default/31b50bef6bd6").getAttribute("class")).isEqualTo("r applied");
		assertThat(text(html, ".progress")).isEqualTo("12 of 12 applied");
	}

	@Test
	void editedScriptsAreMarked() throws Exception {
		PageDatabase database = new ExampleStatus().revision("a1", "one")
			.edited("a1")
			.at("a1")
			.database("shop", "default", MigrationState.UP_TO_DATE);

		assertThat(text(open(this.page.render(List.of(database))), ".b.edited")).isEqualTo("edited");
	}

	@Test
	void historyTellsWhoDidWhatAndWhen() throws Exception {
		HtmlPage html = open(this.page.render(List.of(Examples.failed())));

		DomElement newest = html.querySelector("tr.h");
		assertThat(newest.getAttribute("class")).isEqualTo("h failed");
		assertThat(newest.querySelectorAll("td").stream().skip(1).map((cell) -> cell.getTextContent().strip()))
			.containsExactly("27be93d05fc8", "require the customer's email", "✕ upgrade failed", "48 ms", "1.3.0",
					"bookshop_ownerbookshop-95dd-2kxrw", """
							ERROR: column "email" of relation "customer" contains null values
							  Statement 2: ALTER TABLE customer ALTER COLUMN email SET NOT NULL""");
		DomElement time = newest.querySelector("time");
		assertThat(time.getAttribute("datetime")).isEqualTo("2026-11-11T11:06:07.327Z");
		assertThat(time.getAttribute("title")).isEqualTo("2026-11-11 11:06:07 UTC");
	}

	@Test
	void severalDatabasesHaveAnOverview() throws Exception {
		HtmlPage html = open(this.page.render(Examples.all().get("two-databases")));

		assertThat(html.querySelectorAll(".overview a").stream().map((link) -> link.asNormalizedText()))
			.containsExactly("catalogue 3 revisions pending", "invoices Up to date");
		assertThat(html.getTitleText()).isEqualTo("3 revisions pending, Up to date – bookshop");
		assertThat(html.querySelectorAll(".db").stream().map((section) -> ((DomElement) section).getId()))
			.containsExactly("catalogue/", "invoices/");
		assertThat(html.querySelectorAll(".overview a").stream().map((link) -> (DomElement) link))
			.extracting((link) -> link.getAttribute("href"))
			.containsExactly("#catalogue%2F", "#invoices%2F");
		assertThat(text(html, ".command code")).isEqualTo("migrate --name catalogue upgrade heads");
	}

	@Test
	void databasesOfSeveralContextsKeepTheirAnchorsApart() throws Exception {
		ExampleStatus status = new ExampleStatus().revision("a1", "one");

		HtmlPage html = open(this.page.render(List.of(status.database("shop", "default", MigrationState.PENDING),
				status.database("shop-admin", "default", MigrationState.PENDING))));

		assertThat(html.querySelectorAll(".r").stream().map((row) -> ((DomElement) row).getId()))
			.containsExactly("default/a1", "shop-admin/default/a1");
		assertThat(html.querySelectorAll(".overview .context").stream().map((context) -> context.getTextContent()))
			.containsExactly("shop", "shop-admin");
	}

	@Test
	void aDatabaseThatIsCalledLikeAPartOfThePageIsNotMistakenForIt() throws Exception {
		ExampleStatus status = new ExampleStatus().revision("a1", "one");
		HtmlPage html = open(this.page.export(List.of(status.database("shop", "revision", MigrationState.PENDING),
				status.database("shop", "refresh", MigrationState.PENDING)), SQL));

		((HtmlElement) html.getElementById("refresh/a1")).click();

		assertThat(text(html, ".sql-text")).isEqualTo("UPGRADE a1 </script>;");
	}

	@Test
	void noDatabaseIsNoError() throws Exception {
		assertThat(text(open(this.page.render(List.of())), "main"))
			.isEqualTo("No database is migrated by this application.");
	}

	@Test
	void searchingTheHistoryHidesTheOthers() throws Exception {
		HtmlPage html = open(this.page.render(List.of(Examples.failed())));

		((HtmlInput) html.querySelector(".find-run")).type("FULL name");
		((HtmlSelect) html.querySelector("select.direction")).setSelectedAttribute("downgrade", true);

		assertThat(text(html, ".history output")).isEqualTo("1 of 13");
		assertThat(html.querySelectorAll("tr.h:not([hidden])")).hasSize(1);
	}

	@Test
	void findingRevisionsMarksThem() throws Exception {
		HtmlPage html = open(this.page.render(List.of(Examples.behind())));

		((HtmlInput) html.querySelector(".find-revision")).type("pricing");

		assertThat(text(html, ".graph output")).isEqualTo("1 of 2");
		assertThat(html.querySelectorAll(".r.hit").stream().map((row) -> ((DomElement) row).getId()))
			.containsExactly("default/e9f2a41c7b36", "default/8e04b7d1c9a3");
	}

	@Test
	void theLivePageAsksForTheSqlBesideItself() throws Exception {
		MockWebConnection connection = new MockWebConnection();
		URL own = url("http://shop.test/base/manage/db/");
		URL answer = url("http://shop.test/base/manage/db/a1?context=my%20shop&database=default");
		PageDatabase database = new ExampleStatus().revision("a1", "one")
			.database("my shop", "default", MigrationState.PENDING);
		connection.setResponse(own, this.page.render(List.of(database)));
		connection.setResponse(answer,
				"""
						{"contexts": {"my shop": {"databases": {"default": {"script": "Ra1.java", "upgrade": {"statements": ["CREATE TABLE a (b int);", "SELECT 1"], "unavailable": null},
						"downgrade": {"statements": [], "unavailable": "It asks the database."}}}}}}""",
				"application/json");
		this.client.setWebConnection(connection);
		HtmlPage html = this.client.getPage(own);

		((HtmlElement) html.getElementById("default/a1")).click();
		this.client.waitForBackgroundJavaScript(5_000);

		assertThat(text(html, ".sql-text")).isEqualTo("CREATE TABLE a (b int); SELECT 1;");
		assertThat(text(html, "dialog dl")).contains("Ra1.java");
	}

	@Test
	void theExportHoldsTheSql() throws Exception {
		HtmlPage html = open(this.page.export(List.of(Examples.behind()), SQL));

		((HtmlElement) html.getElementById("default/c5d7a90f41e6")).click();

		assertThat(text(html, ".sql-text")).isEqualTo("UPGRADE c5d7a90f41e6 </script>;");
		((HtmlElement) html.getElementById("tab-down")).click();
		assertThat(text(html, ".sql-text")).isEqualTo("DOWNGRADE c5d7a90f41e6 </script>;");
		assertThat(text(html, "dialog dl")).contains("db/revision/Rc5d7a90f41e6.java");
	}

	@Test
	void nothingIsLoadedFromElsewhere() {
		String html = this.page.export(List.of(Examples.failed()), SQL);

		assertThat(html).doesNotContain("src=", "@import", "url(", "https://")
			.doesNotContainPattern("style=\"|<[a-z][^>]* on[a-z]+=");
		assertThat(html.split("http://")).hasSize(2);
		assertThat(html).contains("xmlns=&#39;http://www.w3.org/2000/svg&#39;");
	}

	@Test
	void thePolicyAllowsItsOwnStyleAndScriptAndNothingElse() throws Exception {
		String live = this.page.render(List.of(Examples.behind()));

		assertThat(policy(live)).isEqualTo("default-src 'none'; style-src " + hash(live, "style") + "; script-src "
				+ hash(live, "script") + "; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'");
		assertThat(policy(this.page.export(List.of(Examples.behind()), SQL))).contains("; connect-src 'none';");
	}

	@Test
	void onlyAPageOfARunRefreshesItself() {
		assertThat(this.page.render(List.of(Examples.running()))).contains("data-refresh=\"5\"", "id=\"refresh\"");
		assertThat(this.page.render(List.of(Examples.behind()))).doesNotContain("data-refresh", "id=\"refresh\"");
		assertThat(this.page.export(List.of(Examples.running()), SQL)).doesNotContain("data-refresh", "id=\"refresh\"");
	}

	@Test
	void whatUsersHaveWrittenStaysText() throws Exception {
		String html = this.page.export(List.of(Hostile.database(), Hostile.database()), SQL);

		assertThat(html).doesNotContain("<img", "<script>window", "window.hacked=1</script", "49");
		HtmlPage opened = open(html);
		assertThat(opened.querySelectorAll("img")).isEmpty();
		assertThat(opened.querySelectorAll("script")).hasSize(3);
		assertThat(opened.executeJavaScript("window.hacked === undefined").getJavaScriptResult()).isEqualTo(true);
		assertThat(((DomElement) opened.querySelector(".r .m")).getTextContent()).isEqualTo(Hostile.TEXT);
		assertThat(opened.getTitleText()).contains("Revision '" + Hostile.ID + "2' failed");
		((HtmlElement) opened.querySelector(".r")).click();
		assertThat(opened.executeJavaScript("document.querySelector('.sql-text').textContent").getJavaScriptResult())
			.isEqualTo("UPGRADE " + Hostile.ID + "2 </script>;");
		assertThat(opened.executeJavaScript("window.hacked === undefined").getJavaScriptResult()).isEqualTo(true);
	}

	private static URL url(String text) throws Exception {
		return URI.create(text).toURL();
	}

	private HtmlPage open(String html) throws Exception {
		MockWebConnection connection = new MockWebConnection();
		connection.setDefaultResponse(html.getBytes(StandardCharsets.UTF_8), 200, "OK", "text/html;charset=UTF-8");
		this.client.setWebConnection(connection);
		return this.client.getPage("http://shop.test/actuator/migrations");
	}

	private static String text(HtmlPage html, String selector) {
		return html.querySelector(selector).asNormalizedText().replaceAll("\\s+", " ");
	}

	private static String policy(String html) {
		return group(html, "<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\">").replace("&#39;", "'");
	}

	private static String hash(String html, String element) throws Exception {
		byte[] bytes = group(html, "(?s)<" + element + ">(.*?)</" + element + ">").getBytes(StandardCharsets.UTF_8);
		return "'sha256-" + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes))
				+ "'";
	}

	private static String group(String html, String pattern) {
		Matcher matcher = Pattern.compile(pattern).matcher(html);
		assertThat(matcher.find()).as(pattern).isTrue();
		return matcher.group(1);
	}

}
