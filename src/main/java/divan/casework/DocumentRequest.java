package divan.casework;

import divan.catalogue.Counting;
import divan.web.Shell;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which documents an applicant is asked for, until when, and what follows (law 6458/21/3). Period, reminder,
 * consequence and what happens to the time to decide are parameters of the day that holds for the case; the
 * law sets none of them.
 *
 * @param documents in the order in which they were asked for
 * @param note in the official's words, or empty
 * @param due the last day to bring them
 * @param reminder the day of the reminder
 * @param consequence of bringing nothing: {@code remove-from-process}, or anything else for deciding on the
 * file
 * @param pause {@code postpone}: the days of waiting are added to the time to decide; otherwise they are not
 */
public record DocumentRequest(List<Item> documents, String note, LocalDate on, LocalDate due,
        LocalDate reminder, String consequence, String pause) {
    static final String REMOVE = "remove-from-process";
    private static final String POSTPONE = "postpone";

    /** A document of the service's list, by its {@code id}, or in the official's {@code words}. */
    public record Item(String id, String words) {
        /** What it is called, in the reader's language where it is one of the service's list. */
        public String name(String service, Shell shell) {
            return id.isEmpty() ? words : shell.t("service." + service + ".document." + id);
        }
    }

    /** What an official typed: ids of the service's list, other documents one a line, the explanation. */
    public record Typed(List<String> listed, String others, String note) {
        static final Typed NOTHING = new Typed(List.of(), "", "");
    }

    static DocumentRequest asked(List<Item> documents, String note, LocalDate today,
            Map<String, Object> filing) {
        LocalDate due = today.plusDays(Filings.days(filing, "missing_documents_days", 30));
        LocalDate reminder = due.minusDays(Filings.days(filing, "missing_documents_reminder_days", 7));
        return new DocumentRequest(documents, note, today, due, reminder.isAfter(today) ? reminder : due,
            Filings.parameter(filing, "missing_documents_consequence"),
            Filings.parameter(filing, "missing_documents_pause"));
    }

    /** What a case was last asked for. */
    public static DocumentRequest of(Map<String, Object> asked) {
        List<Item> items = new ArrayList<>();
        ((List<?>) asked.getOrDefault("documents", List.of())).forEach(one -> items.add(new Item(
            text((Map<?, ?>) one, "id"), text((Map<?, ?>) one, "words"))));
        return new DocumentRequest(items, text(asked, "note"), LocalDate.parse(text(asked, "on")),
            LocalDate.parse(text(asked, "due")), LocalDate.parse(text(asked, "reminder")),
            text(asked, "consequence"), text(asked, "pause"));
    }

    private static String text(Map<?, ?> map, String key) {
        return map.get(key) instanceof String text ? text : "";
    }

    /** As it stands in the act of asking. */
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("documents", documents.stream().map(d -> Map.of("id", d.id(), "words", d.words())).toList());
        body.put("note", note);
        body.put("on", on.toString());
        body.put("due", due.toString());
        body.put("reminder", reminder.toString());
        body.put("consequence", consequence);
        body.put("pause", pause);
        return body;
    }

    public boolean removes() {
        return consequence.equals(REMOVE);
    }

    public boolean postpones() {
        return pause.equals(POSTPONE);
    }

    /**
     * The last day of the time to decide after documents were awaited until today; one that has passed stays.
     */
    LocalDate postponed(Counting counting, CaseState state, LocalDate today) {
        return postpones() && !state.deadlinePassed()
            ? Periods.stopped(counting, state.deadline(), on, today) : state.deadline();
    }
}
