package dev.clew.autoconfigure;

import dev.clew.viewer.ReactiveViewerHeadersFilter;
import dev.clew.viewer.Viewer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/**
 * Headers of the viewer, in whichever context its page is served.
 */
@ManagementContextConfiguration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBean(Viewer.class)
class ViewerReactiveConfiguration {

	@Bean
	ReactiveViewerHeadersFilter clewViewerHeadersFilter(Viewer viewer, ObjectProvider<PathMappedEndpoints> endpoints) {
		return new ReactiveViewerHeadersFilter(viewer,
				() -> String.valueOf(endpoints.getObject().getPath(EndpointId.of(Viewer.ID))));
	}

}
