package divan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A module knows only what stands below it. */
class BandsTest {
    @Test
    void everyModuleStandsInExactlyOneBand() {
        List<String> standing = Bands.order().stream().flatMap(List::stream).sorted().toList();
        assertThat(standing).as("docs/bands.yaml").isEqualTo(Bands.modules().stream().sorted().toList());
    }

    @Test
    void aModuleUsesOnlyWhatStandsBelowIt() {
        List<String> wrong = new ArrayList<>();
        Bands.uses().forEach((module, used) -> used.stream()
            .filter(other -> Bands.band(other) >= Bands.band(module))
            .forEach(other -> wrong.add(module + " uses " + other)));
        assertThat(Bands.uses().get("casework")).contains("kernel", "journal", "documents");
        assertThat(wrong).isEmpty();
    }
}
