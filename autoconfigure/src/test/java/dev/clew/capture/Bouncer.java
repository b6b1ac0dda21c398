package dev.clew.capture;

import java.util.List;

import dev.langchain4j.model.decision.DecisionModel;
import dev.langchain4j.model.decision.request.ChoiceQuestion;
import dev.langchain4j.model.decision.request.DecisionRequest;
import dev.langchain4j.model.decision.request.TextInput;
import dev.langchain4j.model.decision.request.YesNoQuestion;
import dev.langchain4j.model.decision.response.ChoiceAnswer;
import dev.langchain4j.model.decision.response.DecisionResponse;
import dev.langchain4j.model.decision.response.YesNoAnswer;
import dev.langchain4j.model.output.TokenUsage;

/**
 * A decision model that always decides the same; no client of one is served yet.
 */
class Bouncer implements DecisionModel {

	static DecisionRequest request(String text) {
		return DecisionRequest.builder()
			.input(TextInput.from(text))
			.question("admitted", YesNoQuestion.from("May it come in?"))
			.question("kind", ChoiceQuestion.from("Who asks?", List.of("dog", "guest")))
			.build();
	}

	@Override
	public DecisionResponse doDecide(DecisionRequest request) {
		return DecisionResponse.builder()
			.answer("admitted", YesNoAnswer.from(0.25))
			.answer("kind",
					ChoiceAnswer.builder().value("dog").probability("dog", 0.75).probability("guest", 0.25).build())
			.tokenUsage(new TokenUsage(7, 2))
			.build();
	}

}
