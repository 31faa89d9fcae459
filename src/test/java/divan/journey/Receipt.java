package divan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import divan.run.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The receipt of an act, checked by the program without the server that issued it. */
record Receipt(Path file) {

    /** Of the first act of the case shown; waited for until it is sealed, at most a minute. */
    static Receipt fetched(Visitor visitor, Path folder) throws IOException {
        String link = visitor.page.locator("main a[href$='/receipt']").first().getAttribute("href");
        APIResponse answer = visitor.context.request().get(link);
        for (int tries = 0; answer.status() == 202 && tries < 200; tries++) {
            visitor.page.waitForTimeout(300);
            answer = visitor.context.request().get(link);
        }
        assertThat(answer.status()).isEqualTo(200);
        return new Receipt(Files.write(folder.resolve("receipt.json"), answer.body()));
    }

    /** @return the exit code of {@code divan verify} */
    int verified() throws InterruptedException {
        try (Program program = Program.start(Map.of(),
                List.of("verify", file.toString(), "--lang", "tr"))) {
            int code = program.exit();
            assertThat(String.join("\n", program.out()))
                    .contains(code == 0 ? "MAKBUZ DOĞRU" : "MAKBUZ DOĞRU DEĞİL");
            return code;
        }
    }

    /** Somewhere in the middle of the act's envelope. */
    void changeOneByte() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int place = Files.readString(file).indexOf("\"envelope\"") + 60;
        bytes[place] = (byte) (bytes[place] == 'A' ? 'B' : 'A');
        Files.write(file, bytes);
    }
}
