package divan.journey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every page for who enters norms, and leads services and cases over to them. */
@ExtendWith(World.Setting.class)
class EveryPageOfLawIT {
    private final World world;

    EveryPageOfLawIT(World world) {
        this.world = world;
    }

    @Test
    void pagesForWhoEntersNorms() {
        EveryPage.look(world, "tr", "legislation-officer");
    }
}
