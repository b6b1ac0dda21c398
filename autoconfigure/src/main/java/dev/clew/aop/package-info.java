/**
 * How beans of LangChain4j's component types are traced from around, in place: they keep
 * their class and no bean is added.
 *
 * @see dev.clew.aop.TracedBeanPostProcessor
 */
@NullMarked
package dev.clew.aop;

import org.jspecify.annotations.NullMarked;
