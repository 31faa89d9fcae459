package divan.house;

import divan.Divan;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The modules know each other without cycles, and only by what is public. */
class ModularityTest {
    @Test
    void modulesKeepToTheirBorders() {
        ApplicationModules.of(Divan.class).verify();
    }
}
