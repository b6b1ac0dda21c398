package dev.clew.langchain4j.service;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

import dev.langchain4j.observability.api.event.AiServiceEvent;
import dev.langchain4j.observability.api.listener.AiServiceListener;
import dev.langchain4j.service.AiServices;

/**
 * Builds an AI service as LangChain4j does. What is built is a proxy of the same class as
 * without tracing, and the only one that anybody gets: LangChain4j's is asked by it.
 *
 * @param <T> type of the service
 */
public final class TracedAiServices<T> extends AiServices<T> {

	private final TracingAiServiceContext traced;

	private final AiServices<T> services;

	public TracedAiServices(TracingAiServiceContext context, AiServices<T> services) {
		super(context);
		this.traced = context;
		this.services = services;
	}

	// Agents of LangChain4j listen to the AI services that they are made of.
	@Override
	public <I extends AiServiceEvent> AiServices<T> registerListener(AiServiceListener<I> listener) {
		super.registerListener(listener);
		this.traced.listening(listener);
		return this;
	}

	@Override
	@SuppressWarnings("unchecked")
	public T build() {
		T service = this.services.build();
		if (service == null || !Proxy.isProxyClass(service.getClass())) {
			return service;
		}
		InvocationHandler handler = Proxy.getInvocationHandler(service);
		return (T) Proxy.newProxyInstance(service.getClass().getClassLoader(), service.getClass().getInterfaces(),
				new ServiceHandler(handler, this.traced.agents()));
	}

}
