package dev.migration.boot.actuate;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Description of what came of a command.
 *
 * @param context the application context of the database
 * @param database the database
 * @param command the command
 * @param target the target
 * @param dryRun whether nothing was to be changed
 * @param outcome what came of it
 * @param error what is wrong and what to do, or {@code null} if all was done
 * @param steps what was done, in order, also before a failure
 * @param current the applied heads afterwards
 * @param stoppedBefore the revision before which a dry run has ended, since no
 * transaction can hold it, otherwise {@code null}
 * @param candidates the revisions that may have been meant; none if there is no choice
 * @author The Migration Authors
 * @since 0.1.0
 */
@JsonInclude(Include.ALWAYS)
public record RunDescriptor(@Nullable String context, @Nullable String database, @Nullable String command,
		@Nullable String target, boolean dryRun, Outcome outcome, @Nullable String error, List<StepDescriptor> steps,
		List<String> current, @Nullable String stoppedBefore,
		List<String> candidates) implements OperationResponseBody {

	/**
	 * What came of a command.
	 */
	public enum Outcome {

		/**
		 * All was done, or there was nothing to do.
		 */
		DONE(200),

		/**
		 * The request makes no sense; nothing was done.
		 */
		INVALID(400),

		/**
		 * Somebody else is migrating the database; nothing was done.
		 */
		BUSY(409),

		/**
		 * The database is not in a state for it; nothing was done.
		 */
		REFUSED(409),

		/**
		 * A revision failed, and what was done before it stays done unless the error says
		 * otherwise.
		 */
		FAILED(422),

		/**
		 * The database cannot be talked to.
		 */
		UNREACHABLE(503);

		private final int status;

		Outcome(int status) {
			this.status = status;
		}

		int status() {
			return this.status;
		}

	}

}
