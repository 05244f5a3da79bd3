package dev.migration.boot.command;

import java.util.function.Supplier;

import jakarta.persistence.EntityManagerFactory;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * An entity manager factory that is built when it is first used, and closed only if it
 * was built.
 */
final class LazyEntityManagerFactory implements MethodInterceptor {

	private final Supplier<EntityManagerFactory> factory;

	private boolean built;

	private LazyEntityManagerFactory(Supplier<EntityManagerFactory> factory) {
		this.factory = SingletonSupplier.of(factory);
	}

	static EntityManagerFactory of(Supplier<EntityManagerFactory> factory) {
		ProxyFactory proxy = new ProxyFactory(SessionFactoryImplementor.class, new LazyEntityManagerFactory(factory));
		return (EntityManagerFactory) proxy.getProxy(SessionFactoryImplementor.class.getClassLoader());
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		if (!this.built && "close".equals(invocation.getMethod().getName())) {
			return null;
		}
		EntityManagerFactory target = this.factory.get();
		this.built = true;
		return AopUtils.invokeJoinpointUsingReflection(target, invocation.getMethod(), invocation.getArguments());
	}

}
