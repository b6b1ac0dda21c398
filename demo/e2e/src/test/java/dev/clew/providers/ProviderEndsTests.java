package dev.clew.providers;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table {@code ends.txt}: how calls end, and what is recorded of it.
 */
class ProviderEndsTests {

	@RegisterExtension
	static final PlayedProvider PROVIDER = new PlayedProvider();

	private final TracedCall call = new TracedCall();

	@AfterEach
	void close() {
		this.call.close();
	}

	@ParameterizedTest
	@MethodSource("ends")
	void endIsRecordedAsItWas(End end) throws Exception {
		ObservationRecord recorded = PROVIDER.answer(this.call, end.call(), end.contentType(),
				end.body().getBytes(StandardCharsets.UTF_8));
		assertThat(recorded.status()).isEqualTo(Status.COMPLETED);
		assertThat(finishReason(recorded)).isEqualTo(end.finishReason());
		assertThat(recorded.level()).isEqualTo(end.level());
		assertThat(recorded.statusMessage()).isEqualTo(end.message());
		assertThat(recorded.error())
			.isEqualTo((end.errorType() != null) ? new ErrorInfo(end.errorType(), end.message(), null) : null);
	}

	// Without a length, and not in chunks: an end like any other.
	@Test
	void socketThatIsClosedInTheMiddleOfAStreamIsNoFinish() throws Exception {
		try (ServerSocket provider = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Thread answering = new Thread(() -> answerHalf(provider));
			answering.start();
			Row row = ends().get(0).call();
			ObservationRecord recorded = this.call.make(new Row(row.provider(), "stream", "closed", "m", "m", null,
					null, row.buckets(), null, null, "", "", ""), "http://localhost:" + provider.getLocalPort());
			answering.join();
			assertThat(recorded.level()).isEqualTo(Level.WARNING);
			assertThat(recorded.statusMessage()).isEqualTo("ended without a finish reason");
			assertThat(Objects.requireNonNull(recorded.output()).json())
				.isEqualTo("{\"role\":\"assistant\",\"content\":\"It \"}");
		}
	}

	private static void answerHalf(ServerSocket provider) {
		try (Socket socket = provider.accept(); OutputStream out = socket.getOutputStream()) {
			assertThat(socket.getInputStream().read(new byte[10_000])).isPositive();
			out.write(("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
					+ "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"It \"},\"finish_reason\":null}]}\n\n")
				.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static @Nullable String finishReason(ObservationRecord recorded) {
		return Objects.requireNonNull(recorded.modelCall()).finishReason();
	}

	static List<End> ends() throws IOException {
		return PlayedProvider.table("ends.txt", End::parse);
	}

}
