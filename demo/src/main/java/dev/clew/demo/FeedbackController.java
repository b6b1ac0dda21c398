package dev.clew.demo;

import dev.clew.score.TraceScores;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes the guests' thumbs: each becomes a score of the trace of its answer.
 */
@RestController
class FeedbackController {

	private final TraceScores scores;

	FeedbackController(TraceScores scores) {
		this.scores = scores;
	}

	@PostMapping("/api/feedback")
	ResponseEntity<?> feedback(@RequestBody Feedback feedback) {
		String traceId = feedback.validTraceId();
		boolean helpful = feedback.validHelpful();
		if (this.scores.add(traceId, "helpful", helpful, feedback.validComment())) {
			return ResponseEntity.noContent().build();
		}
		return ResponseEntity.of(ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "There is no such trace"))
			.build();
	}

}
