package divan.journal;

import static divan.journal.JournalWorld.act;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class LedgerApiTest {
    private static final int SIZE = 600;
    private static JournalWorld world;
    private static MockMvc mvc;

    @BeforeAll
    static void begin() {
        world = JournalWorld.fresh();
        world.asSystem(() -> {
            for (int i = 0; i < SIZE; i++) {
                world.journal().append(act("act " + i));
            }
            return SIZE;
        });
        world.awaitCheckpoint(SIZE);
        mvc = MockMvcBuilders.standaloneSetup(world.bean(LedgerApi.class))
                .build();
    }

    @AfterAll
    static void end() {
        world.close();
    }

    private static MockHttpServletResponse get(String path) {
        try {
            return mvc.perform(MockMvcRequestBuilders.get(URI.create(path))).andReturn().getResponse();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String path) {
        return new String(get(path).getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void theCheckpointIsANoteThatTheKeySigned() {
        VerifierKey key = VerifierKey.read(text("/ledger/key").strip());
        Checkpoint checkpoint = Checkpoint.read(text("/ledger/checkpoint"), key);
        assertThat(checkpoint.origin()).isEqualTo("divan.local/ledger");
        assertThat(checkpoint.size()).isGreaterThanOrEqualTo(SIZE);
        assertThat(get("/ledger/checkpoint").getContentType()).isEqualTo("text/plain;charset=utf-8");
    }

    @Test
    void aForeignToolFindsTheRootFromTheEntriesAlone() {
        Checkpoint checkpoint = world.journal().checkpoint();
        List<byte[]> leaves = new ArrayList<>();
        for (String bundle : new String[] {"000", "001", "002.p/" + (checkpoint.size() - 512)}) {
            byte[] bytes = get("/ledger/tile/entries/" + bundle).getContentAsByteArray();
            for (int at = 0; at < bytes.length; at += 2 + 65) {
                assertThat((bytes[at] << 8) + bytes[at + 1]).isEqualTo(65);
                leaves.add(Merkle.leaf(Arrays.copyOfRange(bytes, at + 2, at + 67)));
            }
        }
        assertThat(leaves).hasSizeGreaterThanOrEqualTo(SIZE);
        assertThat(NaiveTree.root(leaves)).isEqualTo(checkpoint.root());
    }

    @Test
    void aFullTileIsServedForeverAndAPartialOneForAWhile() {
        MockHttpServletResponse full = get("/ledger/tile/0/001");
        assertThat(full.getContentAsByteArray()).hasSize(8192);
        assertThat(full.getHeader("Cache-Control")).contains("immutable");
        assertThat(full.getContentType()).isEqualTo("application/octet-stream");
        MockHttpServletResponse partial = get("/ledger/tile/0/002.p/88");
        assertThat(partial.getContentAsByteArray()).hasSize(88 * 32);
        assertThat(partial.getHeader("Cache-Control")).doesNotContain("immutable");
        assertThat(get("/ledger/tile/1/000.p/2").getContentAsByteArray()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/002", "0/002.p/99", "0/003.p/1", "1/000", "1/000.p/3", "2/000.p/1",
            "63/000.p/1", "64/000", "0/2", "0/x000/001", "0/%30%30%31", "0/001/", "0/001.p/256",
            "entries/002", "entries/002.p/99", "entries", "", "-1/000", "0/x999/x999/x999/x999/x999/999"})
    void whatIsNoTileOfThisLedgerIsNotFoundAndSaysNothing(String path) {
        MockHttpServletResponse response = get("/ledger/tile/" + path);
        assertThat(response.getStatus()).isEqualTo(404);
        assertThat(response.getContentAsByteArray()).isEmpty();
    }
}
