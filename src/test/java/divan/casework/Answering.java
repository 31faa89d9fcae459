package divan.casework;

import divan.registers.Entry;
import divan.web.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** A request to correct a register, and its answer; and how a case ends otherwise. */
public final class Answering {
    private Answering() {
    }

    /** Refused at once. @return its number */
    public static String refused(Bureau bureau) {
        return refused(bureau, bureau.applicant(), "Doğrusu", "Elimdeki belgede başka yazıyor.",
            "Kütükteki bilgi doğrudur ve tamdır.");
    }

    public static UUID caseId(Bureau bureau, String no) {
        return bureau.stored(no).state().id();
    }

    /** Withdrawn by whoever filed it. */
    public static void withdrawn(Bureau bureau, String no) {
        bureau.bean(Withdrawal.class).withdraw(bureau.owner(no), no);
    }

    /** @param right what the register should say @param why as the person says it */
    static String refused(Bureau bureau, Caller applicant, String right, String why, String reason) {
        Entry row = bureau.access.asSystem(() -> bureau.registers.history("foreigners",
            Objects.requireNonNull(applicant.party()))).getFirst();
        Map<String, Object> answers = new LinkedHashMap<>(Map.of("right-text", right, "why", why,
            "declaration", true));
        String no = ((Results.Filing.Filed) bureau.filing.file(applicant, "register-correction",
            new Matter("foreigners", "family", row.id()), () -> answers, null)).no();
        Verdict refuse = new Verdict("refuse", Map.of("proved", "yes"), Map.of(), Bureau.details(
            new LinkedHashMap<>(Map.of("provisions", List.of("6698/11/1-d"), "reason", reason))));
        bureau.propose(no, refuse);
        if (!(bureau.decide(bureau.official("director"), no, refuse) instanceof Results.Taking.Taken)) {
            throw new IllegalStateException(no);
        }
        return no;
    }
}
