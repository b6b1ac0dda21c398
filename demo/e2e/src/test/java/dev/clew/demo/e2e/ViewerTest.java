package dev.clew.demo.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Hands a {@link HelpDesk}, a {@link Chromium} and, with each test anew, the
 * {@link ViewerPage} of a reader to a test class.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({ HelpDeskExtension.class, ChromiumExtension.class, ViewerExtension.class })
@interface ViewerTest {

	/**
	 * Language of the reader.
	 * @return its tag
	 */
	String locale() default "en-US";

}
