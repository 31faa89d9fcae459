package divan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every page for everybody, and for who has signed in for themselves. */
@ExtendWith(World.Setting.class)
class EveryPageIT {
    private final World world;

    EveryPageIT(World world) {
        this.world = world;
    }

    @Test
    void pagesForEverybody() {
        EveryPage.look(world, "tr", "");
    }

    @Test
    void pagesForEverybodyFromRightToLeft() {
        EveryPage.look(world, "ar", "");
    }

    @Test
    void pagesForSomebodySignedIn() {
        EveryPage.look(world, "tr", "amina");
    }

    /** Served, too, it runs: its header names its own script, and no other header forbids it. */
    @Test
    void theReceiptPageRunsUnderItsOwnPolicy() {
        try (Visitor nobody = world.visitor("tr")) {
            nobody.open("/verify").follow("Makbuzu tarayıcınızda denetleyin");
            assertThat(nobody.page.locator("#key").inputValue()).contains("+");
            nobody.page.locator("#text").fill("{}");
            nobody.page.locator("button").click();
            nobody.page.locator("#answer.bad").waitFor();
            assertThat(nobody.page.locator("#answer").innerText()).contains("MAKBUZ DOĞRU DEĞİL");
            assertThat(Keyboard.faults(nobody.page)).isEmpty();
        }
    }
}
