package dev.clew.langchain4j.model;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.clew.content.ContentSource;
import dev.clew.langchain4j.message.MessageContents;
import dev.clew.langchain4j.message.Messages;
import dev.langchain4j.model.decision.request.ChoiceQuestion;
import dev.langchain4j.model.decision.request.ContentsInput;
import dev.langchain4j.model.decision.request.DecisionInput;
import dev.langchain4j.model.decision.request.DecisionRequest;
import dev.langchain4j.model.decision.request.FieldsInput;
import dev.langchain4j.model.decision.request.MessagesInput;
import dev.langchain4j.model.decision.request.Question;
import dev.langchain4j.model.decision.request.ScaleQuestion;
import dev.langchain4j.model.decision.request.TextInput;
import dev.langchain4j.model.decision.request.YesNoQuestion;
import dev.langchain4j.model.decision.response.ChoiceAnswer;
import dev.langchain4j.model.decision.response.DecisionAnswer;
import dev.langchain4j.model.decision.response.RefusalAnswer;
import dev.langchain4j.model.decision.response.ScaleAnswer;
import dev.langchain4j.model.decision.response.YesNoAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Questions to decision models and their answers, as JSON.
 */
final class DecisionContent {

	private DecisionContent() {
	}

	static ContentSource request(DecisionRequest request) {
		ContentSource input = input(request.input());
		Map<String, Object> questions = new LinkedHashMap<>();
		request.questions().forEach((name, question) -> questions.put(name, question(question)));
		return (json) -> {
			json.writeStartObject();
			json.writeFieldName("input");
			input.writeTo(json);
			json.writePOJOField("questions", questions);
			json.writeEndObject();
		};
	}

	private static ContentSource input(DecisionInput input) {
		if (input instanceof TextInput text) {
			return ContentSource.text(text.text());
		}
		if (input instanceof MessagesInput messages) {
			return Messages.list(messages.messages());
		}
		if (input instanceof ContentsInput contents) {
			return (json) -> MessageContents.write(json, contents.contents());
		}
		return (input instanceof FieldsInput fields) ? ContentSource.of(fields.fields())
				: ContentSource.text(input.getClass().getSimpleName());
	}

	private static Map<String, Object> question(Question question) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("text", question.text());
		if (question instanceof YesNoQuestion yesNo) {
			put(json, "yesWhen", yesNo.yesWhen());
			put(json, "noWhen", yesNo.noWhen());
		}
		else if (question instanceof ChoiceQuestion choice) {
			put(json, "options", choice.options());
		}
		else if (question instanceof ScaleQuestion scale) {
			put(json, "levels", scale.levels());
			put(json, "levelDescriptions", scale.levelDescriptions());
		}
		return json;
	}

	static ContentSource answers(Map<String, DecisionAnswer> answers) {
		Map<String, Object> all = new LinkedHashMap<>();
		answers.forEach((name, answer) -> all.put(name, answer(answer)));
		return ContentSource.of(all);
	}

	private static Map<String, Object> answer(DecisionAnswer answer) {
		Map<String, Object> json = new LinkedHashMap<>();
		if (answer instanceof YesNoAnswer yesNo) {
			json.put("probability", yesNo.probability());
		}
		else if (answer instanceof ChoiceAnswer choice) {
			json.put("value", choice.value());
			put(json, "probabilities", choice.probabilities());
			put(json, "confidence", choice.confidence());
		}
		else if (answer instanceof ScaleAnswer scale) {
			json.put("mean", scale.mean());
			put(json, "probabilities", scale.probabilities());
			put(json, "confidence", scale.confidence());
		}
		else if (answer instanceof RefusalAnswer) {
			json.put("refused", true);
		}
		return json;
	}

	private static void put(Map<String, Object> json, String name, @Nullable Object value) {
		if (value != null) {
			json.put(name, value);
		}
	}

}
