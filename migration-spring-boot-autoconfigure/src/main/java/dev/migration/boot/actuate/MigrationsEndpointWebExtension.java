package dev.migration.boot.actuate;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.migration.MigrationException;
import dev.migration.boot.page.PageDatabase;
import dev.migration.command.MigrationStatus;
import dev.migration.revision.AmbiguousRevisionException;
import dev.migration.revision.MultipleHeadsException;
import dev.migration.revision.UnknownRevisionException;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * The {@link MigrationsEndpoint} over HTTP: a page for browsers, and status codes with
 * reasons.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@EndpointWebExtension(endpoint = MigrationsEndpoint.class)
public class MigrationsEndpointWebExtension {

	private final MigrationsEndpoint endpoint;

	private final @Nullable PageRenderer page;

	private final AcceptHeader accept;

	MigrationsEndpointWebExtension(MigrationsEndpoint endpoint, @Nullable PageRenderer page, AcceptHeader accept) {
		this.endpoint = endpoint;
		this.page = page;
		this.accept = accept;
	}

	/**
	 * Return the state and history of migrated databases, as a page if a browser asks.
	 * @param context only those of this application context
	 * @param database only the one of this name
	 * @param limit how many entries of the history at most
	 * @param before only entries of the history with a smaller number
	 * @param search only revisions and entries of the history that contain this
	 * @param applied only revisions that are applied, or only those that are not
	 * @param revisionLimit how many revisions at most
	 * @param revisionOffset how many revisions are left out, from the newest on
	 * @param mediaType what Spring Boot makes of the {@code Accept} header
	 * @return the answer
	 */
	@ReadOperation(producesFrom = MigrationsMediaType.class)
	@RegisterReflectionForBinding(ErrorDescriptor.class)
	public WebEndpointResponse<Object> migrations(@Nullable String context, @Nullable String database,
			@Nullable String limit, @Nullable String before, @Nullable String search, @Nullable String applied,
			@Nullable String revisionLimit, @Nullable String revisionOffset, MigrationsMediaType mediaType) {
		return answer(() -> {
			MigrationsMediaType wanted = MediaTypeChoice.of(this.accept.values(), mediaType);
			PageRenderer renderer = (wanted == MigrationsMediaType.HTML) ? this.page : null;
			// Who looks at a page searches what is on it
			String entries = (renderer != null && limit == null) ? String.valueOf(MigrationsQuery.LARGEST_LIMIT)
					: limit;
			MigrationsQuery query = MigrationsQuery.of(entries, before, search, applied, revisionLimit, revisionOffset);
			Map<ShownDatabase, MigrationStatus> statuses = this.endpoint.statuses(query, context, database);
			if (renderer != null) {
				return new WebEndpointResponse<>(page(renderer, statuses), wanted);
			}
			return new WebEndpointResponse<>(this.endpoint.migrations(query, statuses),
					(wanted != MigrationsMediaType.HTML) ? wanted : MigrationsMediaType.JSON);
		});
	}

	private static String page(PageRenderer page, Map<ShownDatabase, MigrationStatus> statuses) {
		return page.render(statuses.entrySet()
			.stream()
			.map((entry) -> new PageDatabase(entry.getKey().context(), entry.getKey().name(), entry.getValue()))
			.toList());
	}

	/**
	 * Return one revision, with what it does.
	 * @param revision its identifier or the unique start of one, a branch label or
	 * {@code head}
	 * @param context only databases of this application context
	 * @param database only the database of this name
	 * @return the answer
	 */
	@ReadOperation
	public WebEndpointResponse<Object> revision(@Selector String revision, @Nullable String context,
			@Nullable String database) {
		return answer(() -> new WebEndpointResponse<>(this.endpoint.revision(revision, context, database)));
	}

	/**
	 * Upgrade, downgrade or stamp a database.
	 * @param command {@code upgrade}, {@code downgrade} or {@code stamp}
	 * @param target how far, as on the command line
	 * @param dryRun whether to change nothing
	 * @param context the application context of the database, if there are several
	 * @param database the database, if there are several
	 * @param securityContext who asks
	 * @return what came of it
	 */
	@WriteOperation
	public WebEndpointResponse<RunDescriptor> run(@Nullable String command, @Nullable String target,
			@Nullable String dryRun, @Nullable String context, @Nullable String database,
			SecurityContext securityContext) {
		String principal = (securityContext.getPrincipal() != null) ? securityContext.getPrincipal().getName() : null;
		RunDescriptor answer = this.endpoint.run(new RunRequest(command, target, dryRun, context, database, principal));
		return new WebEndpointResponse<>(answer, answer.outcome().status());
	}

	private static WebEndpointResponse<Object> answer(Supplier<WebEndpointResponse<Object>> answer) {
		try {
			return answer.get();
		}
		catch (InvalidEndpointRequestException ex) {
			return error(ex, WebEndpointResponse.STATUS_BAD_REQUEST, List.of());
		}
		catch (AmbiguousRevisionException ex) {
			return error(ex, WebEndpointResponse.STATUS_BAD_REQUEST, ex.candidates());
		}
		catch (UnknownRevisionException ex) {
			return error(ex, WebEndpointResponse.STATUS_NOT_FOUND, List.of());
		}
		catch (MultipleHeadsException ex) {
			return error(ex, WebEndpointResponse.STATUS_BAD_REQUEST, ex.heads());
		}
		catch (MigrationException ex) {
			return error(ex, WebEndpointResponse.STATUS_BAD_REQUEST, List.of());
		}
	}

	/**
	 * Without a body Spring Boot would answer with its own, which keeps the reason to
	 * itself.
	 */
	private static WebEndpointResponse<Object> error(RuntimeException failure, int status, List<String> candidates) {
		return new WebEndpointResponse<>(new ErrorDescriptor(String.valueOf(failure.getMessage()), candidates), status,
				MigrationsMediaType.JSON.getProducedMimeType());
	}

}
