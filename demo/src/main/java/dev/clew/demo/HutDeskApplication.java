package dev.clew.demo;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Starts the help desk.
 */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class HutDeskApplication {

	/**
	 * Starts the help desk.
	 * @param args settings, such as {@code --server.port=9090}
	 */
	public static void main(String[] args) {
		SpringApplication.run(HutDeskApplication.class, args);
	}

}
