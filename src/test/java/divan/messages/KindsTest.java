package divan.messages;

import static org.assertj.core.api.Assertions.assertThat;

import divan.web.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people are told, as data. */
class KindsTest {
    @Test
    void everyKindHasItsWords() {
        Texts texts = new Texts();
        assertThat(new Kinds().all()).isNotEmpty()
            .allSatisfy(kind -> assertThat(List.of("subject", "what", "do"))
            .allMatch(part -> texts.has("message." + kind.id() + "." + part)));
    }

    @Test
    void addressesStandInRegisters() {
        assertThat(new Kinds().places()).contains(new Kinds.Place("contacts", "email"),
            new Kinds.Place("foreigners", "email"));
    }
}
