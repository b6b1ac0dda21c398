package com.example.frontdesk;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/**
 * Starts the front desk, and says on which port it is open.
 */
@SpringBootApplication
public class FrontDeskApplication {

	/**
	 * Starts the front desk.
	 * @param args settings
	 */
	public static void main(String[] args) {
		SpringApplication.run(FrontDeskApplication.class, args);
	}

	/**
	 * Prints the port.
	 * @param event the application is ready
	 */
	@EventListener
	public void open(ApplicationReadyEvent event) {
		System.out.println("Front desk open on port "
				+ event.getApplicationContext().getEnvironment().getProperty("local.server.port"));
	}

}
