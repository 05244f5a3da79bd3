package dev.migration.boot.actuate;

import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.Producible;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * What the endpoint answers with. Of what is accepted equally, Spring Boot takes the
 * last, so that HTML comes behind JSON.
 */
enum MigrationsMediaType implements Producible<MigrationsMediaType> {

	ACTUATOR_V3(ApiVersion.V3.getProducedMimeType()),

	ACTUATOR_V2(ApiVersion.V2.getProducedMimeType()),

	JSON(MimeTypeUtils.APPLICATION_JSON),

	HTML(MimeTypeUtils.parseMimeType("text/html;charset=UTF-8"));

	private final MimeType mimeType;

	MigrationsMediaType(MimeType mimeType) {
		this.mimeType = mimeType;
	}

	@Override
	public MimeType getProducedMimeType() {
		return this.mimeType;
	}

	@Override
	public boolean isDefault() {
		return this == JSON;
	}

}
