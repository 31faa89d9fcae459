package divan.certificates;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks an address, within a time and a size, a few at once, and goes nowhere else from there. */
final class Fetch {
    private static final int AT_ONCE = 8;
    private static final int OK = 200;

    private @Nullable HttpClient http;
    private final Duration patience;
    private final Semaphore few = new Semaphore(AT_ONCE);

    /** @param patience for a whole answer */
    Fetch(Duration patience) {
        this.patience = patience;
    }

    /** Made when it is first needed: it has a thread of its own. */
    private synchronized HttpClient http() {
        HttpClient known = http;
        if (known == null) {
            known = HttpClient.newBuilder().connectTimeout(patience).version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER).build();
            http = known;
        }
        return known;
    }

    /** @param most bytes of an answer */
    byte[] get(URI address, int most) throws IOException {
        return answer(HttpRequest.newBuilder(address).GET(), most);
    }

    byte[] post(URI address, String type, byte[] body, int most) throws IOException {
        return answer(HttpRequest.newBuilder(address).header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)), most);
    }

    private byte[] answer(HttpRequest.Builder request, int most) throws IOException {
        if (!few.tryAcquire()) {
            throw new IOException("too many at once");
        }
        CompletableFuture<HttpResponse<byte[]>> coming = http().sendAsync(request.timeout(patience).build(),
            BodyHandlers.limiting(BodyHandlers.ofByteArray(), most));
        try {
            HttpResponse<byte[]> answer = coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() != OK) {
                throw new IOException("status " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(e instanceof TimeoutException ? "too slow" : "no answer", e);
        } finally {
            coming.cancel(true);
            few.release();
        }
    }
}
