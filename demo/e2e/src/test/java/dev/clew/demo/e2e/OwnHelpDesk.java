package dev.clew.demo.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a test class a {@link HelpDesk} of its own, as where it looks at all that there
 * is, or needs another setting.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface OwnHelpDesk {

	/**
	 * Settings, such as {@code --server.port=0}.
	 * @return what the demo is started with
	 */
	String[] value() default {};

}
