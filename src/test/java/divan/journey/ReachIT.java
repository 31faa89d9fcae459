package divan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.RequestOptions;
import divan.kernel.Turkish;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Everybody reaches it: without scripts, without a mouse, on a narrow screen, over a slow line. */
@ExtendWith(World.Setting.class)
class ReachIT {
    private static final int FIRST_VIEW_BYTES = 100_000;
    private final World world;
    @TempDir
    Path folder;

    ReachIT(World world) {
        this.world = world;
    }

    /** In a world of its own: everybody who may apply in the others' has been taken by a journey. */
    @Test
    void anApplicationIsFiledWithoutScripts() throws Exception {
        try (World own = new World(); Visitor olena = own.visitor("tr", new Browser.NewContextOptions()
                .setJavaScriptEnabled(false).setViewportSize(1100, 900))) {
            Application application = new Application(olena.signIn("olena"), folder);
            application.begin();
            application.confirm();
            application.until(LocalDate.now(Turkish.ZONE).plusMonths(4));
            application.rest();
            application.declareAndFile();
            assertThat(olena.heading()).startsWith("Başvurunuz alındı");
        }
    }

    @Test
    void theFirstQuestionIsAnsweredByKeyboardAlone() {
        try (Visitor mbali = world.visitor("tr")) {
            mbali.signIn("early").open(Application.SERVICE).press("Başvuruya başla");
            mbali.page.locator("main a.govuk-button").click();
            mbali.page.waitForLoadState();
            mbali.page.keyboard().press("Tab");
            assertThat(focused(mbali)).contains("Ana içeriğe geç");
            mbali.page.keyboard().press("Enter");
            tabTo(mbali, "radio");
            mbali.page.keyboard().press("Space");
            tabTo(mbali, "submit");
            mbali.page.keyboard().press("Enter");
            mbali.page.waitForURL("**/your-permit*");
            assertThat(mbali.looked().heading()).isEqualTo("İkamet izniniz");
        }
    }

    private static void tabTo(Visitor visitor, String type) {
        for (int tabs = 0; tabs < 10; tabs++) {
            visitor.page.keyboard().press("Tab");
            if (type.equals(visitor.page.evaluate("() => document.activeElement.type"))) {
                return;
            }
        }
        throw new AssertionError("no " + type + " within ten tabs");
    }

    private static String focused(Visitor visitor) {
        return String.valueOf(visitor.page.evaluate("() => document.activeElement.innerText"));
    }

    @Test
    void nothingScrollsSidewaysOnTheNarrowestScreen() {
        Browser.NewContextOptions narrow = new Browser.NewContextOptions().setViewportSize(320, 640);
        try (Visitor official = world.visitor("tr", narrow)) {
            for (String path : List.of("", "/services", Application.SERVICE, "/plan", "/plan/PG1.2.1",
                    "/law/6458", "/law/6458/24/2", "/organs", "/organs/92000006", "/verify", "/sign-in")) {
                official.open(path);
                assertThat(Look.overflow(official.page)).as(path).isZero();
            }
            official.signIn("official");
            if (official.page.locator("main tbody a").count() > 0) {
                official.page.locator("main tbody a").first().click();
                official.looked();
            }
        }
    }

    @Test
    void theFirstViewOfAPageIsLight() throws IOException {
        try (Visitor nobody = world.visitor("tr")) {
            for (String path : List.of("", Application.SERVICE, "/plan", "/law/6458", "/organs")) {
                nobody.open(path);
                long bytes = weight(nobody, nobody.address());
                for (String asset : assets(nobody)) {
                    bytes += weight(nobody, asset);
                }
                assertThat(bytes).as("compressed bytes of %s", path).isLessThan(FIRST_VIEW_BYTES);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> assets(Visitor visitor) {
        return (List<String>) visitor.page.evaluate(
                "() => performance.getEntriesByType('resource').map(e => e.name)");
    }

    private static long weight(Visitor visitor, String address) throws IOException {
        APIResponse answer = visitor.context.request().get(address,
                RequestOptions.create().setHeader("Accept-Encoding", "gzip"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(answer.body());
        }
        return out.size();
    }
}
