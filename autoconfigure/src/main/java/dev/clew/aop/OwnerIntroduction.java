package dev.clew.aop;

import dev.clew.langchain4j.call.AlreadyTraced;
import dev.clew.langchain4j.run.RuntimeHandle;

import org.springframework.aop.support.DelegatingIntroductionInterceptor;

/**
 * Tells of a proxied bean that it is traced, and by which application.
 */
final class OwnerIntroduction extends DelegatingIntroductionInterceptor implements AlreadyTraced {

	private final transient RuntimeHandle runtime;

	OwnerIntroduction(RuntimeHandle runtime) {
		this.runtime = runtime;
	}

	@Override
	public RuntimeHandle clewRuntime() {
		return this.runtime;
	}

}
