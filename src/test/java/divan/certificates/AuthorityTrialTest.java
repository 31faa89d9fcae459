package divan.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import divan.certificates.Office.Manner;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of authorities. */
class AuthorityTrialTest {
    private final Office office = new Office();
    @TempDir
    Path folder;

    @AfterEach
    void close() {
        office.close();
    }

    private List<String> found(Instant now) {
        Path file = folder.resolve("a.pem");
        office.write(file);
        AuthorityTrial.Tried tried = AuthorityTrial.of(file, now);
        assertThat(tried.many()).isEqualTo(3);
        return tried.found().stream().map(f -> f.code() + " " + f.args().getFirst()).toList();
    }

    @Test
    void authoritiesThatAreWellAreNotNamed() {
        assertThat(found(Instant.now())).isEmpty();
        assertThat(office.questions()).isEqualTo(2);
    }

    @Test
    void whoseDaysAreOverOrSoonWillBeIsNamed() {
        assertThat(found(Instant.now().plus(Duration.ofDays(280)))).contains("soon Kök TEST",
            "soon Ara TEST");
        assertThat(found(Instant.now().plus(Duration.ofDays(301)))).contains("over Kök TEST",
            "over Ara TEST");
        assertThat(found(Instant.now().minus(Duration.ofDays(2)))).contains("over Kök TEST");
    }

    @Test
    void whatCannotBeAskedAndWhoWasRevokedIsNamed() {
        office.manner(Manner.PLAIN, Manner.DOWN);
        assertThat(found(Instant.now())).containsExactly("away Ara TEST", "away Kimlik TEST");
        office.manner(Manner.PLAIN, Manner.PLAIN);
        office.revoke(office.issuer());
        assertThat(found(Instant.now())).containsExactly("revoked Ara TEST", "revoked Ara TEST");
    }

    @Test
    void aFileThatIsNoneSaysWhy() {
        Path file = folder.resolve("b.pem");
        Issued.write(file, "");
        assertThatThrownBy(() -> AuthorityTrial.of(file, Instant.now()))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(file.toString());
    }
}
