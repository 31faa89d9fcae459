package divan.casework;

import divan.journal.Act;
import divan.journal.Actor;
import divan.kernel.Span;
import divan.web.Caller;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What officials of one organ do among themselves: assign, withdraw, ask others. */
final class Colleagues {
    static final String REASON = "Yıllık izne çıkıyor.";
    private final Bureau bureau;
    final Duties duties;
    final Opinions opinions;
    final Errata errata;
    final Desk desk;

    Colleagues(Bureau bureau) {
        this.bureau = bureau;
        duties = bureau.bean(Duties.class);
        opinions = bureau.bean(Opinions.class);
        errata = bureau.bean(Errata.class);
        desk = bureau.bean(Desk.class);
    }

    Caller official() {
        return bureau.official("official");
    }

    Caller colleague() {
        return bureau.official("colleague");
    }

    Caller director() {
        return bureau.official("director");
    }

    static String id(Caller official) {
        return official.post().id() + " " + official.person();
    }

    String seen(String no) {
        return duties.assignee(director(), bureau.stored(no).state().id()).map(a -> a.madeBy().toString())
            .orElse("");
    }

    Results.Taking assign(Caller who, String no, Caller to, String reason) {
        return duties.assign(who, no, seen(no), id(to), reason);
    }

    UUID assignee(String no) {
        return duties.assignee(director(), bureau.stored(no).state().id()).map(Assignee::person).orElse(null);
    }

    /** A register says from a day on that an official is this to a party. */
    void relate(UUID party, Caller official, String relation, LocalDate from, LocalDate last) {
        bureau.access.asSystem(() -> {
            UUID act = bureau.journal.append(Act.of(bureau.access.now(), Actor.system(), "relation.declared",
                List.of(party), List.of(), "demonstration", Map.of("synthetic", true)));
            return bureau.registers.enter("relations", party, official.person() + relation, Map.of("official",
                official.person().toString(), "relation", relation), Span.of(from, last), act);
        });
    }

    /** The question that the director of another province has before them about a case. */
    Opinion asked(String no, List<String> attached) {
        opinions.ask(official(), no, "92000034", "Başvuran ilinizde kayıtlı mıydı?", "2026-12-01", attached);
        return opinions.of(official(), bureau.stored(no).state().id()).getLast();
    }
}
