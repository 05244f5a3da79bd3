package dev.migration.boot.autoconfigure;

import java.util.function.Supplier;

import jakarta.persistence.EntityManagerFactory;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * An entity manager factory that is built when it is first used, and closed only if it
 * was built.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class LazyEntityManagerFactory implements MethodInterceptor {

	private final Supplier<EntityManagerFactory> factory;

	private volatile boolean built;

	private LazyEntityManagerFactory(Supplier<EntityManagerFactory> factory) {
		this.factory = SingletonSupplier.of(factory);
	}

	/**
	 * Create a factory.
	 * @param type the interface of the provider's factories
	 * @param factory builds the real one, once
	 * @return the factory
	 */
	public static EntityManagerFactory of(Class<? extends EntityManagerFactory> type,
			Supplier<EntityManagerFactory> factory) {
		ProxyFactory proxy = new ProxyFactory(type, new LazyEntityManagerFactory(factory));
		return (EntityManagerFactory) proxy.getProxy(type.getClassLoader());
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		if (!this.built) {
			switch (invocation.getMethod().getName()) {
				case "close" -> {
					return null;
				}
				case "isOpen" -> {
					return true;
				}
				case "toString" -> {
					return "Entity manager factory that is not built yet";
				}
			}
		}
		EntityManagerFactory target = this.factory.get();
		this.built = true;
		return AopUtils.invokeJoinpointUsingReflection(target, invocation.getMethod(), invocation.getArguments());
	}

}
