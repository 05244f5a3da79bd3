package dev.migration.boot.actuate;

import java.nio.file.Path;

import dev.migration.boot.testing.RevisionFolder;
import dev.migration.testing.TestDatabase;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page as the endpoint gives it to a browser.
 */
class MigrationsPageWebIntegrationTests {

	@Test
	void readsTheSqlOfARevisionWhereverTheEndpointIs(@TempDir Path directory) throws Exception {
		RevisionFolder revisions = new RevisionFolder(directory)
			.with("a1", "", "CREATE TABLE account (id bigint);", "DROP TABLE account;")
			.with("b2", "a1", "ALTER TABLE account ADD email text;", "ALTER TABLE account DROP email;");
		try (TestDatabase database = TestDatabase.create();
				EndpointServer server = EndpointServer.start(database, "migration.locations=" + revisions.location(),
						"migration.target=a1", "management.server.port=0", "management.server.base-path=/ops",
						"management.endpoints.web.base-path=/manage", "server.servlet.context-path=/shop",
						"management.endpoints.web.path-mapping.migrations=db/state");
				WebClient client = new WebClient()) {
			client.getOptions().setCssEnabled(false);
			client.getOptions().setFetchPolyfillEnabled(true);
			HtmlPage page = client.getPage(server.url("/ops/manage/db/state"));

			assertThat(page.getTitleText()).isEqualTo("1 revision pending – shop");
			((HtmlElement) page.getElementById("default/b2")).click();
			client.waitForBackgroundJavaScript(20_000);
			assertThat(text(page, ".sql-text")).isEqualTo("ALTER TABLE account ADD email text;");
			((HtmlElement) page.getElementById("tab-down")).click();
			assertThat(text(page, ".sql-text")).isEqualTo("ALTER TABLE account DROP email;");
			((HtmlElement) page.querySelector("button.older")).click();
			client.waitForBackgroundJavaScript(20_000);
			assertThat(text(page, ".sql-text")).isEqualTo("DROP TABLE account;");
			assertThat(text(page, "dialog dl")).contains("version 1.2.3", "on pod-7");
		}
	}

	private static String text(HtmlPage page, String selector) {
		return page.querySelector(selector).asNormalizedText();
	}

}
