package divan.certificates;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whoever shows a certificate on the port for it; follows nothing by itself and keeps no cookie. */
public final class Cardholder {
    private final HttpClient http;
    private final URI root;
    private final AtomicInteger asked = new AtomicInteger();

    /**
     * @param own null: shows none
     * @param server whom to believe
     */
    public Cardholder(int port, @Nullable Issued own, X509Certificate server) {
        root = URI.create("https://localhost:" + port);
        http = HttpClient.newBuilder().sslContext(context(own, server)).build();
    }

    private SSLContext context(@Nullable Issued own, X509Certificate server) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("server", server);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(
                TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own == null ? null : new KeyManager[] {own.shower(asked)}, trust.getTrustManagers(),
                null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** @param headers names and values in turn */
    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path));
        return sent(headers.length == 0 ? request : request.headers(headers));
    }

    /** @param fields names and values in turn */
    public HttpResponse<String> post(String path, String... fields) {
        return posted(path, "", fields);
    }

    /** @param cookie name and value @param fields names and values in turn */
    public HttpResponse<String> posted(String path, String cookie, String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&").append(fields[i]).append('=')
                .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return sent(HttpRequest.newBuilder(root.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded").header("Cookie", cookie)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** How often a server asked for a certificate. */
    public int asked() {
        return asked.get();
    }

    private HttpResponse<String> sent(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
