package dev.migration.demo.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

final class DemoDatabaseFailureAnalyzer extends AbstractFailureAnalyzer<DemoDatabaseException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, DemoDatabaseException cause) {
		return new FailureAnalysis(cause.description(), cause.action(), cause);
	}

}
