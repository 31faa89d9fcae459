package divan.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whom we never speak to because somebody named an address, and what we do not put up with. */
class OutboundTest {
    @Test
    void noAddressLeadsInside() throws Exception {
        for (String inside : List.of("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
                "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.0.8", "198.18.0.1", "::1",
                "::", "fe80::1", "fc00::1", "fd12::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1",
                "2002:7f00:1::", "ff02::1")) {
            assertThat(Outbound.isOutside(InetAddress.getByName(inside))).as(inside).isFalse();
        }
        for (String outside : List.of("8.8.8.8", "100.128.0.1", "172.32.0.1", "2a00:1450::1")) {
            assertThat(Outbound.isOutside(InetAddress.getByName(outside))).as(outside).isTrue();
        }
        AtomicInteger asked = new AtomicInteger();
        HttpServer inside = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        inside.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.close();
        });
        inside.start();
        try {
            int port = inside.getAddress().getPort();
            for (String address : List.of("http://127.0.0.1:", "https://127.0.0.1:", "https://localhost:")) {
                assertThatThrownBy(() -> new Outbound(false).ask(HttpRequest.newBuilder(),
                    URI.create(address + port + "/"))).isInstanceOf(IOException.class)
                    .hasMessage("not an address outside");
            }
            assertThat(asked).hasValue(0);
        } finally {
            inside.stop(0);
        }
    }

    @Test
    void whoAnswersTooMuchOrSendsOnIsNotFollowed() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/much", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] some = new byte[10_000];
            try (var out = exchange.getResponseBody()) {
                for (int i = 0; i < 1000; i++) {
                    out.write(some);
                }
            }
        });
        server.createContext("/on", exchange -> {
            exchange.getResponseHeaders().add("Location", "/much");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        try {
            String root = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThatThrownBy(() -> new Outbound(true).ask(HttpRequest.newBuilder(),
                URI.create(root + "/much"))).isInstanceOf(IOException.class);
            assertThat(new Outbound(true).ask(HttpRequest.newBuilder(), URI.create(root + "/on"))
                .statusCode()).isEqualTo(302);
        } finally {
            server.stop(0);
        }
    }
}
