package dev.clew.autoconfigure;

import dev.clew.store.TraceStore;
import dev.clew.viewer.LlmViewerEndpoint;
import dev.clew.viewer.Viewer;

import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the page that shows traces.
 */
@AutoConfiguration(after = ClewEndpointAutoConfiguration.class)
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnBean(TraceStore.class)
@ConditionalOnWebApplication
@ConditionalOnAvailableEndpoint(endpoint = LlmViewerEndpoint.class)
public final class ClewViewerAutoConfiguration implements BeanClassLoaderAware {

	private ClassLoader classLoader = ClewViewerAutoConfiguration.class.getClassLoader();

	@Override
	public void setBeanClassLoader(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	// The paths are looked up later, when all endpoints are made.
	@Bean
	Viewer clewViewer(ObjectProvider<PathMappedEndpoints> endpoints) {
		return new Viewer(this.classLoader, (id) -> endpoints.getObject().getRootPath(EndpointId.of(id)));
	}

	@Bean
	@ConditionalOnMissingBean
	LlmViewerEndpoint llmViewerEndpoint(Viewer viewer) {
		return new LlmViewerEndpoint(viewer);
	}

}
