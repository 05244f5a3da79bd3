package dev.migration.boot.command;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import javax.sql.DataSource;

import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import org.jspecify.annotations.Nullable;

import org.springframework.orm.jpa.persistenceunit.SmartPersistenceUnitInfo;

/**
 * A persistence unit with its packages among its classes, as Spring's own provider hands
 * it to Hibernate, and without transformers: nothing is going to be loaded differently.
 */
final class CompletePersistenceUnitInfo implements PersistenceUnitInfo {

	private final PersistenceUnitInfo info;

	CompletePersistenceUnitInfo(PersistenceUnitInfo info) {
		this.info = info;
	}

	@Override
	public List<String> getManagedClassNames() {
		List<String> names = new ArrayList<>(this.info.getManagedClassNames());
		if (this.info instanceof SmartPersistenceUnitInfo smart) {
			names.addAll(smart.getManagedPackages());
		}
		return names;
	}

	@Override
	public void addTransformer(ClassTransformer transformer) {
	}

	@Override
	public @Nullable String getPersistenceUnitName() {
		return this.info.getPersistenceUnitName();
	}

	@Override
	public @Nullable String getPersistenceProviderClassName() {
		return this.info.getPersistenceProviderClassName();
	}

	@Override
	public @Nullable String getScopeAnnotationName() {
		return this.info.getScopeAnnotationName();
	}

	@Override
	public List<String> getQualifierAnnotationNames() {
		return this.info.getQualifierAnnotationNames();
	}

	@Override
	@SuppressWarnings("removal")
	public PersistenceUnitTransactionType getTransactionType() {
		return this.info.getTransactionType();
	}

	@Override
	public @Nullable DataSource getJtaDataSource() {
		return this.info.getJtaDataSource();
	}

	@Override
	public @Nullable DataSource getNonJtaDataSource() {
		return this.info.getNonJtaDataSource();
	}

	@Override
	public List<String> getMappingFileNames() {
		return this.info.getMappingFileNames();
	}

	@Override
	public List<URL> getJarFileUrls() {
		return this.info.getJarFileUrls();
	}

	@Override
	public @Nullable URL getPersistenceUnitRootUrl() {
		return this.info.getPersistenceUnitRootUrl();
	}

	@Override
	public boolean excludeUnlistedClasses() {
		return this.info.excludeUnlistedClasses();
	}

	@Override
	public SharedCacheMode getSharedCacheMode() {
		return this.info.getSharedCacheMode();
	}

	@Override
	public ValidationMode getValidationMode() {
		return this.info.getValidationMode();
	}

	@Override
	public Properties getProperties() {
		return this.info.getProperties();
	}

	@Override
	public @Nullable String getPersistenceXMLSchemaVersion() {
		return this.info.getPersistenceXMLSchemaVersion();
	}

	@Override
	public @Nullable ClassLoader getClassLoader() {
		return this.info.getClassLoader();
	}

	@Override
	public @Nullable ClassLoader getNewTempClassLoader() {
		return this.info.getNewTempClassLoader();
	}

}
