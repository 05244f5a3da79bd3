package dev.migration.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.schema.Column;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKey;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * What the database answered to a call of a script. A run that goes on inside of the call
 * gets the same answers: by then the database would give others, from which other
 * statements follow.
 */
final class Answers {

	private static final Pattern FORM = Pattern.compile("answers (\\d{1,9})\\n(.*)", Pattern.DOTALL);

	private final List<AnsweredColumn> columns = new ArrayList<>();

	private final ObjectStates objects = new ObjectStates();

	private final List<String> statements = new ArrayList<>();

	private boolean completed;

	void add(AnsweredColumn column) {
		this.columns.add(column);
	}

	void add(ObjectState object) {
		this.objects.put(object);
	}

	/**
	 * Take note that the operation was completed by what the database told, and not only
	 * by the script.
	 */
	void complete() {
		this.completed = true;
	}

	/**
	 * Keep the statements of an operation that was completed so.
	 */
	void keep(List<String> texts) {
		if (this.completed) {
			this.statements.clear();
			this.statements.addAll(texts);
		}
	}

	/**
	 * Return the statements of an operation that the database has completed.
	 * @return the statements; none if they follow from the script and the other answers
	 */
	List<String> statements() {
		return this.statements;
	}

	boolean isEmpty() {
		return this.columns.isEmpty() && this.objects.isEmpty() && !this.completed;
	}

	Optional<Column> column(QualifiedName table, Name name) {
		return this.columns.stream()
			.filter((answer) -> answer.table().equals(table) && answer.name().equals(name))
			.map(AnsweredColumn::column)
			.findFirst();
	}

	Optional<ObjectState> object(ObjectKey key) {
		return this.objects.find(key);
	}

	/**
	 * Return the answers as the column {@code statement} of the history holds them.
	 * @param position which call of the script they were for
	 */
	String form(int position) {
		String texts = TextFields.text(this.columns.stream().map(AnsweredColumn::text).toList());
		return "answers " + position + "\n"
				+ TextFields.text(this.statements.isEmpty() ? List.of(texts, this.objects.text())
						: List.of(texts, this.objects.text(), TextFields.text(this.statements)));
	}

	/**
	 * Read answers.
	 * @param text the column {@code statement} of the history
	 * @return the answers, or {@code null} if the text is something else
	 */
	static @Nullable Given parse(String text) {
		Matcher matcher = FORM.matcher(text);
		if (!matcher.matches()) {
			return null;
		}
		List<@Nullable String> parts = TextFields.parse(matcher.group(2));
		Answers answers = new Answers();
		TextFields.parse(Objects.requireNonNull(parts.get(0)))
			.forEach((column) -> answers.add(AnsweredColumn.parse(Objects.requireNonNull(column))));
		ObjectStates.parse(Objects.requireNonNull(parts.get(1))).forEach(answers::add);
		if (parts.size() > 2) {
			answers.complete();
			answers.keep(TextFields.parse(Objects.requireNonNull(parts.get(2)))
				.stream()
				.map((statement) -> Objects.requireNonNull(statement))
				.toList());
		}
		return new Given(Integer.parseInt(matcher.group(1)), answers);
	}

	/**
	 * Answers and what they were for.
	 *
	 * @param position which call of the script
	 * @param answers the answers
	 */
	record Given(int position, Answers answers) {

	}

}
