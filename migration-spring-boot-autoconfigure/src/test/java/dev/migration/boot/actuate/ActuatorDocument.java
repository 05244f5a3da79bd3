package dev.migration.boot.actuate;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A document about the endpoint: its {@code curl} lines are run, and its tables of fields
 * are written from the descriptors.
 */
final class ActuatorDocument {

	private static final Pattern FIELDS = Pattern.compile("<!-- fields: (\\w+) -->");

	private static final String END = "<!-- end -->";

	private static final String CURL = "$ curl ";

	private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

	private static final String HOST = "http://localhost:8080";

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private final EndpointServer server;

	private final DescriptorFields fields;

	private final UnaryOperator<String> stable;

	/**
	 * Create a document.
	 * @param server answers what is asked
	 * @param fields knows the descriptors
	 * @param stable takes out of an answer what differs from one run to the next
	 */
	ActuatorDocument(EndpointServer server, DescriptorFields fields, UnaryOperator<String> stable) {
		this.server = server;
		this.fields = fields;
		this.stable = stable;
	}

	/**
	 * Run the document.
	 * @param lines the lines as they are
	 * @return the lines as they should be
	 */
	List<String> run(List<String> lines) {
		List<String> written = new ArrayList<>();
		int line = 0;
		while (line < lines.size()) {
			String text = lines.get(line++);
			written.add(text);
			Matcher table = FIELDS.matcher(text);
			if (table.matches()) {
				written.addAll(this.fields.table(table.group(1)));
				line = lines.subList(line, lines.size()).indexOf(END) + line;
			}
			else if (text.startsWith(CURL)) {
				written.addAll(curl(text.substring(CURL.length())));
				while (!lines.get(line).equals("```") && !lines.get(line).startsWith(CURL)) {
					line++;
				}
			}
		}
		return written;
	}

	private List<String> curl(String arguments) {
		List<String> words = words(arguments);
		String url = words.stream().filter((word) -> word.startsWith(HOST)).findFirst().orElseThrow();
		String path = url.substring(HOST.length());
		HttpResponse<String> response = words.contains("-d")
				? this.server.post(path, words.get(words.indexOf("-d") + 1)) : get(path, words);
		List<String> output = new ArrayList<>();
		if (words.contains("-i")) {
			output.add("HTTP/1.1 " + response.statusCode());
			output.add("Content-Type: " + response.headers().firstValue("Content-Type").orElse(""));
			output.add("");
		}
		output.addAll(JSON.writeValueAsString(JSON.readTree(this.stable.apply(response.body()))).lines().toList());
		return output;
	}

	private HttpResponse<String> get(String path, List<String> words) {
		if (!words.contains("-H")) {
			return this.server.get(path);
		}
		String[] header = words.get(words.indexOf("-H") + 1).split(": ", 2);
		return this.server.get(path, header);
	}

	private static List<String> words(String arguments) {
		return WORD.matcher(arguments)
			.results()
			.map((word) -> (word.group(1) != null) ? word.group(1) : word.group(2))
			.toList();
	}

}
