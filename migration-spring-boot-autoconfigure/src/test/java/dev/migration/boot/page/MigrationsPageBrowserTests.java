package dev.migration.boot.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page in a real browser: {@code mvn verify -Pbrowser}. With
 * {@code -Ddocs.write=true} the pictures of docs/page.md are made anew.
 */
@EnabledIfSystemProperty(named = MigrationsPageBrowserTests.CHROMIUM, matches = ".+")
class MigrationsPageBrowserTests {

	static final String CHROMIUM = "test.chromium";

	private static final Path IMAGES = Path.of("../docs/images");

	private static PageServer server;

	@TempDir
	private static Path directory;

	private static Chromium browser;

	private final MigrationsPage page = new MigrationsPage(
			Clock.fixed(Instant.parse("2026-11-21T14:20:31Z"), ZoneOffset.UTC));

	@BeforeAll
	static void start() throws Exception {
		server = new PageServer();
		browser = Chromium.start(System.getProperty(CHROMIUM), directory);
		browser.inTimeZone("Europe/Berlin");
	}

	@AfterAll
	static void stop() {
		if (browser != null) {
			browser.close();
		}
		server.close();
	}

	@BeforeEach
	void resize() throws Exception {
		browser.resize(1200, 900);
		browser.prefer("light");
	}

	@AfterEach
	void nobodyComplains() {
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void sqlIsAskedForByAnAddressNextToThePage() throws Exception {
		browser.open(server.serve(this.page.render(Examples.all().get("behind"))) + "/");

		browser.click(".r.pending");
		browser.until("document.querySelector('.sql-text').textContent.startsWith('CREATE')");

		assertThat(server.requests()).containsExactly("/shop/manage/db/31b50bef6bd6?context=bookshop&database=default");
		assertThat(browser.text("document.querySelector('.sql-text').textContent")).isEqualTo("""
				CREATE TABLE wish (
				    id bigint PRIMARY KEY,
				    note varchar(200) DEFAULT 'none' -- may be long
				);

				CREATE INDEX ix_wish_note ON wish (note);""");
		assertThat(browser.text("document.querySelector('dl').textContent"))
			.isEqualTo("Builds on27be93d05fc8c5d7a90f41e6Scriptdb/revision/R31b50bef6bd6.java");
		assertThat(browser.text("document.querySelector('.source').textContent")).isEqualTo("As the script says it");
		browser.click("#tab-down");
		assertThat(browser.text("document.querySelector('.sql-text').textContent")).isEqualTo("It asks the database.");
	}

	@Test
	void aRefusalIsShown() throws Exception {
		browser.open(server.serve(this.page.render(Examples.all().get("behind"))));
		server.answerWith(403);

		browser.click(".r.pending");
		browser.until("document.querySelector('.sql-text').textContent.includes('403')");

		assertThat(browser.text("document.querySelector('.sql-text').textContent"))
			.isEqualTo("The SQL could not be read. The application answered 403.");
		assertThat(browser.complaints()).allMatch((complaint) -> complaint.contains("403"));
		browser.open("about:blank");
	}

	@Test
	void everythingIsDoneByKeyboard() throws Exception {
		browser.open(server.serve(this.page.render(Examples.all().get("behind"))));

		browser.press("/");
		browser.type("review");
		assertThat(browser.text("document.querySelector('.graph output').textContent")).isEqualTo("1 of 4");
		browser.press("Enter");
		assertThat(browser.text("document.querySelector('.graph output').textContent")).isEqualTo("2 of 4");
		browser.press("Escape");
		assertThat(browser.text("document.activeElement.value")).isEmpty();
		browser.press("Tab");
		assertThat(browser.text("document.activeElement.textContent")).startsWith("27be93d05fc8");
		browser.press("ArrowDown");
		browser.press("ArrowDown");
		browser.press("Enter");
		browser.until("document.querySelector('dialog').open");
		assertThat(browser.text("document.querySelector('#revision-title').textContent")).isEqualTo("c5d7a90f41e6");
		assertThat(browser.text("location.hash")).isEqualTo("#default%2Fc5d7a90f41e6");
		browser.evaluate("document.querySelector('#tab-up').focus()");
		browser.press("ArrowRight");
		assertThat(browser.text("document.activeElement.textContent")).isEqualTo("Downgrade");
		browser.press("Escape");
		browser.until("!document.querySelector('dialog').open");
		assertThat(browser.text("document.activeElement.textContent")).startsWith("c5d7a90f41e6");
		browser.press("End");
		assertThat(browser.text("document.activeElement.textContent")).startsWith("3c1f0a9be2d4");
		assertThat(browser.evaluate("document.querySelectorAll('.r[tabindex=\"0\"]').length").asInt()).isOne();
	}

	@Test
	void theHistoryIsSearchedAndFiltered() throws Exception {
		browser.open(server.serve(this.page.render(Examples.all().get("failed"))));

		browser.evaluate("document.querySelector('.find-run').focus()");
		browser.type("full name");
		assertThat(browser.text("document.querySelector('.history output').textContent")).isEqualTo("3 of 13");
		browser.evaluate("""
				(() => { const select = document.querySelector('select.direction'); select.value = 'downgrade';
				select.dispatchEvent(new Event('change')); })()""");
		assertThat(browser.text("""
				Array.from(document.querySelectorAll('tr.h')).filter(row => row.offsetHeight > 0)
					.map(row => row.querySelector('.id').textContent).join()""")).isEqualTo("a1c44e0d95b8");
	}

	@Test
	void timesAreTheReaders() throws Exception {
		browser.open(server.serve(this.page.render(Examples.all().get("at-head"))));

		browser.until("!document.querySelector('.now time').textContent.includes('UTC')");

		assertThat(browser.text("document.querySelector('.now time').textContent")).contains("15:20:31");
		assertThat(browser.text("document.querySelector('.now time').title")).isEqualTo("2026-11-21 14:20:31 UTC");
	}

	@Test
	void aLinkToARevisionOpensIt() throws Exception {
		browser.open(server.serve(this.page.render(Examples.all().get("two-databases"))) + "#invoices%2F81bd");

		browser.until("document.querySelector('dialog').open");

		assertThat(browser.text("document.querySelector('.place').textContent")).isEqualTo("Revision of invoices");
		assertThat(browser.text("document.querySelector('#revision-title').textContent")).isEqualTo("81bd");
		browser.until("document.querySelector('.sql-text').textContent.startsWith('CREATE')");
		assertThat(server.requests()).containsExactly("/shop/manage/db/81bd?context=bookshop&database=invoices");
	}

	@ParameterizedTest
	@ValueSource(ints = { 390, 600, 1200 })
	void nothingIsWiderThanTheWindow(int width) throws Exception {
		browser.resize(width, 844);
		for (Map.Entry<String, List<PageDatabase>> example : Examples.all().entrySet()) {
			browser.open(server.serve(this.page.render(example.getValue())));

			assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt()).as(example.getKey())
				.isLessThanOrEqualTo(width);
			assertThat(browser
				.evaluate("document.querySelector('.scroll').scrollWidth"
						+ " - document.querySelector('.scroll').clientWidth")
				.asInt()).as(example.getKey()).isZero();
		}
	}

	@Test
	void whatUsersHaveWrittenNeverRuns() throws Exception {
		browser.open(server.serve(this.page.render(List.of(Hostile.database()))));
		browser.click(".r");
		browser.until("document.querySelector('.sql-text').textContent.startsWith('CREATE')");

		assertThat(browser.evaluate("window.hacked === undefined").asBoolean()).isTrue();
		assertThat(browser.text("document.querySelector('.message').textContent")).isEqualTo(Hostile.TEXT);
		assertThat(browser.evaluate("document.images.length").asInt()).isZero();
	}

	@Test
	void aPageIsReadWithoutScripts() throws Exception {
		String html = this.page.render(Examples.all().get("failed"));
		try (Chromium other = Chromium.start(System.getProperty(CHROMIUM),
				Files.createDirectory(directory.resolve("other")))) {
			other.withoutScripts();
			other.open(server.serve(html));

			assertThat(other.text("document.body.innerText"))
				.contains("Revision '27be93d05fc8' failed", "contains null values", "2026-11-11 11:06:07 UTC",
						"split full name into first and last name", "need JavaScript")
				.doesNotContain("Copy", "Find a revision", "Refresh");
		}
	}

	@Test
	void whatIsPrintedIsComplete() throws Exception {
		browser.open(server.serve(this.page.render(List.of(Examples.large(200, 3)))));
		browser.print();

		assertThat(browser
			.evaluate("document.querySelector('.scroll').scrollHeight"
					+ " - document.querySelector('.scroll').clientHeight")
			.asInt()).isZero();
		assertThat(browser.evaluate("document.querySelector('.find').offsetHeight").asInt()).isZero();
	}

	@Test
	void fiveThousandRevisionsOnTwoHundredLanesAreUsable() throws Exception {
		String html = this.page.render(List.of(Examples.large(5_000, 200)));
		browser.open(server.serve(html));
		double paint = browser.evaluate("performance.getEntriesByType('paint')[0].startTime").asDouble();
		double contentful = browser.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
			.asDouble();
		double loaded = browser.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd").asDouble();

		save("large-light", browser);
		double searching = browser.evaluate("""
				new Promise((done) => {
					const input = document.querySelector('.find-revision');
					const begin = performance.now();
					input.value = 'change 42';
					input.dispatchEvent(new Event('input'));
					requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)));
				})""").asDouble();
		double scrolling = browser.evaluate("""
				new Promise((done) => {
					const scroll = document.querySelector('.scroll');
					const begin = performance.now();
					let frames = 0;
					const step = () => {
						scroll.scrollTop += 4000;
						++frames < 20 ? requestAnimationFrame(step) : done((performance.now() - begin) / frames);
					};
					step();
				})""").asDouble();
		System.out.printf(
				"%d revisions, %d bytes: first paint %.0f ms, first contentful paint %.0f ms, loaded %.0f ms,"
						+ " search %.0f ms, %.0f ms a frame while scrolling%n",
				5_000, html.length(), paint, contentful, loaded, searching, scrolling);

		assertThat(paint).isPositive();
		assertThat(browser.text("document.querySelector('.graph output').textContent")).startsWith("1 of ");
		assertThat(browser.evaluate("document.querySelectorAll('.r').length").asInt()).isEqualTo(5_000);
		assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(1200);
		assertThat(browser.evaluate("document.querySelector('.scroll').scrollWidth").asInt()).isGreaterThan(2_000);
	}

	@Test
	void everyStateHasAPicture() throws Exception {
		for (Map.Entry<String, List<PageDatabase>> example : Examples.all().entrySet()) {
			for (String scheme : List.of("light", "dark")) {
				browser.prefer(scheme);
				browser.resize(1200, 900);
				browser.open(server.serve(this.page.render(example.getValue())));
				browser.until("!document.querySelector('.now time').textContent.includes('UTC')");
				save(example.getKey() + "-" + scheme, browser);
			}
			browser.prefer("light");
			browser.resize(390, 844);
			browser.open(server.serve(this.page.render(example.getValue())));
			browser.until("!document.querySelector('.now time').textContent.includes('UTC')");
			save(example.getKey() + "-phone", browser);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "light", "dark", "phone" })
	void sqlHasAPicture(String how) throws Exception {
		browser.prefer(how.equals("dark") ? "dark" : "light");
		browser.resize(how.equals("phone") ? 390 : 1200, how.equals("phone") ? 844 : 900);
		browser.open(server.serve(this.page.render(Examples.all().get("behind"))));
		browser.click(".r.pending");
		browser.until("document.querySelector('.sql-text').textContent.startsWith('CREATE')");

		assertThat(browser.evaluate("document.querySelector('dialog').getBoundingClientRect().right").asInt())
			.isEqualTo(how.equals("phone") ? 390 : 1200);
		save("sql-" + how, browser);
	}

	@ParameterizedTest
	@ValueSource(strings = { "light", "phone" })
	void theHistoryHasAPicture(String how) throws Exception {
		browser.resize(how.equals("phone") ? 390 : 1200, how.equals("phone") ? 844 : 900);
		browser.open(server.serve(this.page.render(Examples.all().get("failed"))));
		browser.until("!document.querySelector('.now time').textContent.includes('UTC')");
		browser.evaluate("document.querySelector('.history').scrollIntoView()");

		assertThat(browser.evaluate("document.querySelector('.history').getBoundingClientRect().top").asInt())
			.isBetween(0, 300);
		save("history-" + how, browser);
	}

	private static void save(String name, Chromium browser) throws Exception {
		byte[] png = SmallPng.of(browser.screenshot());
		assertThat(png).as(name).hasSizeBetween(2_000, 150_000);
		if (Boolean.getBoolean("docs.write")) {
			Files.createDirectories(IMAGES);
			Files.write(IMAGES.resolve("page-" + name + ".png"), png);
		}
	}

}
