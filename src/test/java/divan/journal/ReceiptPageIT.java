package divan.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import divan.kernel.Json;
import divan.portal.ReceiptPage;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Language;
import divan.web.Languages;
import divan.web.Shell;
import divan.web.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that checks receipts, saved to a disk and opened from there, judges as the program does. */
class ReceiptPageIT {
    private static final Path CHROMIUM = Path.of(Objects.requireNonNullElse(System.getenv("DIVAN_CHROMIUM"),
            "/usr/bin/chromium"));
    private static final Path PROBES = Path.of("../shared/data/merkle/transparency-dev/testdata/inclusion");
    private static final String JUDGE = """
            async ([receipts, vkey]) => {
              const told = [];
              for (const receipt of receipts) {
                const verdict = await divanReceipt.judge(divanReceipt.base64(receipt), vkey);
                told.push(verdict.findings.map(found => found.code + " " + found.field).join(", "));
              }
              return told;
            }""";

    @TempDir
    static Path folder;
    private static Playwright playwright;
    private static Browser browser;
    private static LedgerKey key;
    private static Map<String, Object> receipt;

    @BeforeAll
    static void start() {
        assumeTrue(Files.isExecutable(CHROMIUM), "skipped: no Chromium at " + CHROMIUM);
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM)
                .setArgs(List.of("--no-sandbox")));
        key = new LedgerKey(folder.toString(), "divan.test/ledger");
        receipt = Json.map(ReceiptCheckTest.receipt(key, false).json());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            playwright.close();
        }
    }

    private static Page saved(Language language) throws IOException {
        Shell shell = new Shell(new Texts(), language, Caller.ANYBODY, "", "", LocalDate.EPOCH, true, "", "");
        Path file = folder.resolve("receipt-" + language.code() + ".html");
        Files.write(file, Objects.requireNonNull(new Html().page(shell, "portal/receipt-file",
                Map.of("parts", ReceiptPage.parts(shell, key.verifier().toString()))).getBody()));
        Page page = browser.newContext(new Browser.NewContextOptions().setOffline(true)).newPage();
        page.navigate(file.toUri().toString());
        return page;
    }

    private static List<byte[]> vectors() {
        List<byte[]> all = new ArrayList<>(ReceiptVectors.altered(receipt));
        all.addAll(ReceiptVectors.respelt(Json.text(receipt)));
        all.addAll(ReceiptVectors.misshapen(receipt));
        all.addAll(ReceiptVectors.noActs(key));
        all.addAll(ReceiptVectors.good(key));
        Map<String, Object> erased = Json.map(ReceiptCheckTest.receipt(key, true).json());
        all.add(Json.canonical(erased));
        all.addAll(ReceiptVectors.altered(erased, "bodyHash"));
        all.addAll(ReceiptVectors.misshapen(erased));
        LedgerKey forger = new LedgerKey(folder.resolve("forger").toString(), "divan.test/ledger");
        all.add(Json.canonical(Json.map(ReceiptCheckTest.receipt(forger, false).json())));
        all.add(Json.canonical(receipt));
        return all;
    }

    @Test
    @SuppressWarnings("unchecked")
    void itJudgesEveryReceiptAsTheProgramDoes() throws IOException {
        List<byte[]> vectors = vectors();
        assertThat(vectors).hasSizeGreaterThan(2_000);
        List<String> texts = vectors.stream().map(Base64.getEncoder()::encodeToString).toList();
        try (Page page = saved(Languages.TURKISH)) {
            for (VerifierKey trusted : new VerifierKey[] {null, key.verifier()}) {
                List<String> told = (List<String>) page.evaluate(JUDGE,
                        List.of(texts, trusted == null ? "" : trusted.toString()));
                for (int i = 0; i < vectors.size(); i++) {
                    assertThat(told.get(i)).as("%s", new String(vectors.get(i))).isEqualTo(
                            findings(vectors.get(i), trusted));
                }
                assertThat(told.stream().filter(String::isEmpty).count()).isGreaterThanOrEqualTo(5);
            }
        }
    }

    private static String findings(byte[] json, @Nullable VerifierKey trusted) {
        return String.join(", ", Verdict.of(json, trusted).findings().stream()
                .map(found -> found.code() + " " + found.field()).toList());
    }

    @Test
    void inclusionIsJudgedAsTheProbesSay() throws IOException {
        assumeTrue(Files.isDirectory(PROBES), "skipped: there is no " + PROBES);
        try (Page page = saved(Languages.ENGLISH); var files = Files.walk(PROBES)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".json")).toList()) {
                boolean held = (Boolean) page.evaluate("""
                        async text => {
                          const probe = JSON.parse(
                            text.replace(/("(?:leafIdx|treeSize)": *)(-?[0-9]+)/g, '$1"$2"'));
                          const bytes = hash => divanReceipt.base64(hash || "");
                          return divanReceipt.included(BigInt(probe.leafIdx), BigInt(probe.treeSize),
                              bytes(probe.leafHash), (probe.proof || []).map(bytes), bytes(probe.root));
                        }""", Files.readString(file));
                assertThat(held).as(file.toString())
                        .isNotEqualTo(Json.map(Files.readAllBytes(file)).get("wantErr"));
            }
        }
    }

    @Test
    void itSaysWhatIsProvedAndWhatNotFromAFileWithoutANetwork() throws IOException {
        List<String> requests = new ArrayList<>();
        try (Page page = saved(Languages.TURKISH)) {
            page.onRequest(request -> requests.add(request.url()));
            Path file = folder.resolve("receipt.json");
            Files.writeString(file, Json.text(receipt));
            page.locator("#file").setInputFiles(file);
            page.locator("button").click();
            page.locator("#answer.good").waitFor();
            assertThat(page.locator("#answer").innerText())
                    .contains("MAKBUZ DOĞRU", "13 işlemin 7 numaralısı",
                    "granted", "sizin verdiğiniz anahtar").doesNotContain("makbuzun kendi içinde");
            page.locator("#key").fill("");
            page.locator("button").click();
            page.getByText("makbuzun kendi içinde").first().waitFor();
            page.locator("#text").fill(Json.text(receipt).replace("\"index\":6", "\"index\":5"));
            page.locator("button").click();
            page.locator("#answer.bad").waitFor();
            assertThat(page.locator("#answer").innerText()).contains("MAKBUZ DOĞRU DEĞİL");
            page.locator("#key").fill("a+b+c");
            page.locator("button").click();
            page.getByText("anahtar okunamıyor").waitFor();
        }
        assertThat(requests).isEmpty();
    }

    @Test
    void itsOwnPolicyLetsNothingElseIn() throws IOException {
        try (Page page = saved(Languages.ENGLISH)) {
            Object fetched =
                page.evaluate("() => fetch('https://divan.example/').then(() => 'fetched', () => 'refused')");
            assertThat(fetched).isEqualTo("refused");
            Object ran = page.evaluate("""
                    () => { const script = document.createElement('script');
                      script.textContent = 'window.ran = true';
                      document.body.append(script); return window.ran === true; }""");
            assertThat(ran).isEqualTo(false);
        }
    }
}
