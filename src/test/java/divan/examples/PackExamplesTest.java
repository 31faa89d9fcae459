package divan.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import divan.demo.Sundial;
import divan.demo.World;
import divan.packs.Packs;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Every example of every service through the whole program; what they reach: {@code CheckPacksTest}. */
@World
class PackExamplesTest {
    @Autowired
    private Examples examples;
    @Autowired
    private Packs packs;
    @Autowired
    private Sundial sundial;

    @AfterEach
    void backToTheFirstDay() {
        sundial.set(Sundial.FIRST_DAY);
    }

    @TestFactory
    Stream<DynamicTest> everyExampleGoesThroughTheProgramAsItTells() {
        return packs.active("migration").orElseThrow().services().stream()
            .map(service -> dynamicTest(service, () -> {
                sundial.set(Sundial.FIRST_DAY);
                Examples.Outcome outcome = examples.run("migration", service, sundial::set);
                assertThat(outcome.wrong()).isEmpty();
                assertThat(outcome.passed()).isEqualTo(outcome.examples());
            }));
    }
}
