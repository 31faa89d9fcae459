package divan.access;

import divan.database.DataFolder;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whoever runs the installation shows the token in {@code <data>/secrets/operator}. Coming from this machine
 * is not enough: behind a proxy on the same machine everybody does.
 */
@Component
final class OperatorToken {
    private static final String BEARER = "Bearer ";

    private final byte[] token;

    OperatorToken(@Value("${divan.data}") Path data) {
        this.token = DataFolder.secret(data, "operator").getBytes(StandardCharsets.UTF_8);
    }

    boolean isShownBy(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.startsWith(BEARER) && MessageDigest.isEqual(token,
            header.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8));
    }
}
