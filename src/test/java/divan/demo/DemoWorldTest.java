package divan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Access;
import divan.packs.Packs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two hundred people who do not exist, and say so. */
@World
class DemoWorldTest {
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Access access;
    @Autowired
    private DemoWorld world;
    @Autowired
    private Packs packs;
    @Autowired
    private Sundial sundial;

    private long count(String of) {
        return access.asSystem(() -> jdbc.sql("select count(*) from " + of).query(Long.class).single());
    }

    @Test
    void everybodyIsSynthetic() {
        assertThat(count("registers.party")).isGreaterThanOrEqualTo(200);
        assertThat(count("registers.party where not synthetic")).isZero();
        assertThat(count("registers.identity where number like '990000%'")).isGreaterThanOrEqualTo(200);
    }

    @Test
    void theWorldIsMadeOnce() {
        List<String> tables = List.of("registers.party", "registers.entry", "access.person",
            "organisation.holder", "access.mandate");
        List<Long> before = tables.stream().map(this::count).toList();
        access.asSystem(() -> {
            world.activate(packs.active("migration").orElseThrow(), sundial.instant());
            return true;
        });
        assertThat(tables.stream().map(this::count).toList()).isEqualTo(before);
    }
}
