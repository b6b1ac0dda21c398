package dev.clew.benchmark;

import java.util.List;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.SdkTracerProvider;

/**
 * The application with a span around each step, made with OpenTelemetry's own API: the
 * same names and attributes as ours, and no way to do it with less.
 */
final class SpansByHand implements Application {

	private static final AttributeKey<List<String>> FINISH_REASONS = AttributeKey
		.stringArrayKey("gen_ai.response.finish_reasons");

	private final SdkTracerProvider provider = SdkTracerProvider.builder().build();

	private final Tracer tracer = this.provider.get("benchmark");

	private final HelpDesk helpDesk = Application.helpDesk(new Model(), new Tool());

	@Override
	public String answer() {
		Span span = this.tracer.spanBuilder("invoke_agent HelpDesk.answer").startSpan();
		span.setAttribute("gen_ai.operation.name", "invoke_agent");
		span.setAttribute("gen_ai.agent.name", "HelpDesk.answer");
		try (Scope scope = span.makeCurrent()) {
			return this.helpDesk.answer(QUESTION);
		}
		finally {
			span.end();
		}
	}

	@Override
	public void close() {
		this.provider.close();
	}

	private final class Model extends InProcessModel {

		@Override
		public ChatResponse doChat(ChatRequest request) {
			Span span = SpansByHand.this.tracer.spanBuilder("chat " + request.modelName())
				.setSpanKind(SpanKind.CLIENT)
				.startSpan();
			span.setAttribute("gen_ai.operation.name", "chat");
			span.setAttribute("gen_ai.provider.name", "openai");
			span.setAttribute("gen_ai.request.model", request.modelName());
			span.setAttribute("gen_ai.request.temperature", request.temperature());
			try (Scope scope = span.makeCurrent()) {
				ChatResponse response = super.doChat(request);
				response(span, response);
				return response;
			}
			finally {
				span.end();
			}
		}

		private static void response(Span span, ChatResponse response) {
			OpenAiTokenUsage usage = (OpenAiTokenUsage) response.tokenUsage();
			span.setAttribute("gen_ai.response.model", response.modelName());
			span.setAttribute("gen_ai.response.id", response.id());
			span.setAttribute(FINISH_REASONS, List.of(response.finishReason().name()));
			span.setAttribute("gen_ai.usage.input_tokens", usage.inputTokenCount());
			span.setAttribute("gen_ai.usage.output_tokens", usage.outputTokenCount());
			span.setAttribute("gen_ai.usage.cache_read.input_tokens", usage.inputTokensDetails().cachedTokens());
		}

	}

	private final class Tool extends Bookings {

		@Override
		@dev.langchain4j.agent.tool.Tool("Cancels a booking")
		String cancel(String number) {
			Span span = SpansByHand.this.tracer.spanBuilder("execute_tool cancel").startSpan();
			span.setAttribute("gen_ai.operation.name", "execute_tool");
			span.setAttribute("gen_ai.tool.name", "cancel");
			span.setAttribute("gen_ai.tool.type", "function");
			span.setAttribute("gen_ai.tool.call.id", "call-1");
			try (Scope scope = span.makeCurrent()) {
				return super.cancel(number);
			}
			finally {
				span.end();
			}
		}

	}

}
