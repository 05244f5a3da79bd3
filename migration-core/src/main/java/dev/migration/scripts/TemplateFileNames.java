package dev.migration.scripts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names such as {@code 5c626978d652_create_user} by a template.
 */
final class TemplateFileNames implements FileNames {

	/**
	 * Most file systems take 255 bytes, and {@code .java}, {@code .class} or a nested
	 * class come behind.
	 */
	private static final int LONGEST = 230;

	/**
	 * Names that Windows takes for devices, whatever follows their first full stop.
	 */
	private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

	private final FileNameTemplate template;

	private final Slug slug;

	private final ZoneId zone;

	TemplateFileNames(FileNameTemplate template, Slug slug, ZoneId zone) {
		this.template = template;
		this.slug = slug;
		this.zone = zone;
	}

	@Override
	public String nameOf(RevisionDraft draft) {
		String name = this.template.name(values(draft));
		return Arrays.stream(name.split("/", -1))
			.map((part) -> checked(part, draft.id()))
			.collect(Collectors.joining("/"));
	}

	private Map<String, String> values(RevisionDraft draft) {
		Instant instant = draft.createDate();
		ZonedDateTime date = instant.atZone(this.zone);
		Map<String, String> values = new HashMap<>();
		values.put("rev", draft.id().replaceAll("[^A-Za-z0-9_]", "_"));
		values.put("slug", this.slug.of(draft.message()));
		values.put("epoch", Long.toString(instant.getEpochSecond()));
		values.put("year", digits("%04d", date.getYear()));
		values.put("month", digits("%02d", date.getMonthValue()));
		values.put("day", digits("%02d", date.getDayOfMonth()));
		values.put("hour", digits("%02d", date.getHour()));
		values.put("minute", digits("%02d", date.getMinute()));
		values.put("second", digits("%02d", date.getSecond()));
		return values;
	}

	private static String digits(String format, int number) {
		return String.format(Locale.ROOT, format, number);
	}

	private String checked(String part, String revision) {
		String name = DEVICE.matcher(part).matches() ? part.replaceFirst("(?=\\.|$)", "_") : part;
		if (name.isEmpty()) {
			throw new InvalidFileNameException("File name '" + this.template.text() + "' leaves nothing for revision '"
					+ revision + "', whose message has no Latin letter and no digit; put '{rev}' into"
					+ " 'migration.file-name'.");
		}
		int length = name.getBytes(StandardCharsets.UTF_8).length;
		if (length > LONGEST) {
			throw new InvalidFileNameException("The file name of revision '" + revision + "' has '" + length
					+ "' bytes; shorten 'migration.file-name' or 'migration.slug-length' to at most '" + LONGEST
					+ "'.");
		}
		return name;
	}

}
