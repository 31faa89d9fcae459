package divan.journey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every page for officials, each with what they may see. */
@ExtendWith(World.Setting.class)
class EveryPageAtTheDeskIT {
    private final World world;

    EveryPageAtTheDeskIT(World world) {
        this.world = world;
    }

    @Test
    void pagesForAnOfficial() {
        EveryPage.look(world, "en", "official");
    }

    @Test
    void pagesForWhoReportsIndicators() {
        EveryPage.look(world, "tr", "plan-officer");
    }

    @Test
    void pagesForWhoProposesToErase() {
        EveryPage.look(world, "tr", "data-protection-officer");
        EveryPage.look(world, "tr", "budget-officer");
    }
}
