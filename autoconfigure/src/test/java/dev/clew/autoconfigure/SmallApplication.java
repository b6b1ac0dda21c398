package dev.clew.autoconfigure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.langchain4j.model.chat.ChatModel;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * An application that asks its model one thing.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class SmallApplication {

	@Bean
	ChatModel chatModel() {
		return new TestChatModel();
	}

	/**
	 * Runs the application.
	 * @param properties its properties
	 * @return names of the beans of Clew, and last the model's answer
	 */
	public static List<String> run(Map<String, Object> properties) {
		SpringApplication application = new SpringApplication(SmallApplication.class);
		application.setDefaultProperties(properties);
		try (ConfigurableApplicationContext context = application.run()) {
			String[] names = ClewAutoConfigurationTests.beansOfClew(context);
			List<String> result = new ArrayList<>(Arrays.asList(names));
			result.add(context.getBean(ChatModel.class).chat("Hi"));
			return result;
		}
	}

}
