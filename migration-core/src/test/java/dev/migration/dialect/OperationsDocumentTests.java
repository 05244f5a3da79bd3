package dev.migration.dialect;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.migration.operation.Operation;
import dev.migration.script.Operations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds {@code docs/operations.md} to what the suites have tested. With
 * {@code -Ddocs.write=true} the examples are written anew.
 */
class OperationsDocumentTests {

	private static final Path DOCUMENT = Path.of("..", "docs", "operations.md");

	private final OperationsDocument document = new OperationsDocument(List.of(
			new OperationsDocument.Database("PostgreSQL", new PostgreSqlDialect(),
					new PostgreSqlDialectIntegrationTests().cases()),
			new OperationsDocument.Database("MariaDB", new MariaDbDialect(),
					new MariaDbDialectIntegrationTests().cases()),
			new OperationsDocument.Database("MySQL", new MySqlDialect(), MariaDbCases.all(false)),
			new OperationsDocument.Database("H2", new H2Dialect(), new H2DialectIntegrationTests().cases())));

	@Test
	void everyExampleIsARowOfTheSuites() throws IOException {
		List<String> lines = Files.readAllLines(DOCUMENT);

		List<String> written = this.document.write(lines);

		if (Boolean.getBoolean("docs.write")) {
			Files.write(DOCUMENT, written);
			lines = written;
		}
		assertThat(this.document.problems()).as("examples without a row that are not refused").isEmpty();
		for (int line = 0; line < written.size(); line++) {
			assertThat((line < lines.size()) ? lines.get(line) : "")
				.as("docs/operations.md:%d, which -Ddocs.write=true would write", line + 1)
				.isEqualTo(written.get(line));
		}
		assertThat(lines).hasSameSizeAs(written);
	}

	@Test
	void everyKindOfOperationHasAnExample() throws IOException {
		this.document.write(Files.readAllLines(DOCUMENT));

		assertThat(this.document.kinds()).contains(Operation.class.getPermittedSubclasses());
	}

	@Test
	void everyMethodOfAScriptIsNamed() throws IOException {
		String text = Files.readString(DOCUMENT);

		assertThat(Stream.of(Operations.class.getMethods()).map(Method::getName).distinct())
			.allSatisfy((method) -> assertThat(text).containsPattern("\\b" + method + "\\("));
	}

}
