package divan.openid;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks somebody else's server, within a time and a size, and follows nobody on to another address. To whom it
 * may speak is said where it is made: an address that institutions name never leads into our own network.
 */
final class Outbound {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration WHOLE = Duration.ofSeconds(6);
    private static final long MOST_BYTES = 200_000;

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT)
        .followRedirects(HttpClient.Redirect.NEVER).proxy(ProxySelector.of(null)).build();
    private final boolean anywhere;

    /** @param anywhere also over HTTP, and also inside: for what an operator names, and for tests */
    Outbound(boolean anywhere) {
        this.anywhere = anywhere;
    }

    /** @throws IOException where it may not be asked, does not answer in time, or answers too much */
    HttpResponse<byte[]> ask(HttpRequest.Builder request, URI address) throws IOException {
        if (!anywhere && !isOutside(address)) {
            throw new IOException("not an address outside");
        }
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request.uri(address).timeout(WHOLE)
            .build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            return answer.get(WHOLE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no answer", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The platform keeps what a name leads to for longer than it takes from here to the connection. */
    private static boolean isOutside(URI address) throws UnknownHostException {
        if (!"https".equals(address.getScheme()) || address.getHost() == null) {
            return false;
        }
        InetAddress[] all = InetAddress.getAllByName(address.getHost());
        return Arrays.stream(all).allMatch(Outbound::isOutside);
    }

    /** Nothing of ours: no loopback, link, private, shared, unspecified or multicast address (RFC 6890). */
    static boolean isOutside(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean inside = address.isLoopbackAddress() || address.isLinkLocalAddress()
            || address.isSiteLocalAddress() || address.isAnyLocalAddress() || address.isMulticastAddress();
        boolean reserved = bytes.length == 4
            ? first == 0 || first >= 240 || first == 100 && second >= 64 && second < 128
                || first == 192 && second == 0 || first == 198 && (second & 0xfe) == 18
            : (first & 0xfe) == 0xfc || first == 0 || first == 0x20 && second == 0x02
                || first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0;
        return !inside && !reserved;
    }
}
