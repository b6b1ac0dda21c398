package dev.clew;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.clew.trace.ObservationType;

/**
 * Makes each call of a method a step of its trace, or a trace of its own where nothing
 * surrounds it. For methods of Spring beans that are called from outside the bean, on
 * classes and interfaces; inherited by methods that override them.
 * <p>
 * The step lasts as long as the call; where the method returns a
 * {@link java.util.concurrent.CompletionStage}, until that completes; where it returns a
 * {@code Mono} or {@code Flux}, each subscription is a step, which lasts until that
 * completes, fails or is cancelled. A step that failed has level {@code ERROR}, one that
 * was cancelled {@code WARNING}. What the method returns or throws is not changed.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
public @interface Traced {

	/**
	 * Kind of step.
	 * @return the type
	 */
	ObservationType type() default ObservationType.SPAN;

	/**
	 * What the step is called; a name out of a small set, since it becomes a value of
	 * meter tags.
	 * @return the name; {@code Class.method} by default
	 */
	String name() default "";

	/**
	 * Whether the arguments are recorded, by the names of the parameters. Getters of
	 * arguments are called for that; what is no data, such as a stream, a request or an
	 * entity of a database, is recorded by the name of its class.
	 * @return {@code false} for no input
	 */
	boolean input() default true;

	/**
	 * Whether the result is recorded, in the same way. Of a {@code Flux} the first 100
	 * elements are.
	 * @return {@code false} for no output
	 */
	boolean output() default true;

}
