package divan.casework;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What of the queue is asked for. It stands in the address, so nothing of it is personal data.
 *
 * @param service its id, or empty for all; {@code step} likewise
 * @param to me, nobody or anyone: to whom the case is assigned
 * @param no part of the case's number, or empty
 * @param page from 1
 */
public record QueueFilter(String service, String step, String to, boolean late, String no, int page) {
    public static final QueueFilter ALL = new QueueFilter("", "", "anyone", false, "", 1);
    /**
     * The step at which cases wait for their applicants; nothing for officials to do, so only who asks sees
     * it.
     */
    public static final String AWAITED = "documents";
    /** The names of the parameters in the address. */
    public static final Set<String> NAMES = Set.of("service", "step", "to", "late", "no", "page");
    private static final int LAST_PAGE = 10_000;

    /** Anything that is no filter counts as not asked for. */
    public static QueueFilter of(Map<String, String> parameters) {
        String to = parameters.getOrDefault("to", "anyone");
        return new QueueFilter(word(parameters, "service", "[a-z][a-z0-9-]{0,60}"),
            word(parameters, "step", "[A-Za-z][A-Za-z0-9_-]{0,60}"),
            Set.of("me", "nobody").contains(to) ? to : "anyone", parameters.getOrDefault("late", "")
            .equals("yes"), word(parameters, "no", "[0-9-]{1,20}"),
            page(parameters.getOrDefault("page", "1")));
    }

    private static String word(Map<String, String> parameters, String name, String pattern) {
        String value = parameters.getOrDefault(name, "").strip();
        return value.matches(pattern) ? value : "";
    }

    private static int page(String text) {
        return text.matches("[1-9][0-9]{0,4}") ? Math.min(Integer.parseInt(text), LAST_PAGE) : 1;
    }

    public QueueFilter at(int page) {
        return new QueueFilter(service, step, to, late, no, page);
    }

    public QueueFilter assignedTo(String whom) {
        return new QueueFilter(service, step, whom, late, no, 1);
    }

    public QueueFilter at(String step) {
        return new QueueFilter(service, step, to, late, no, 1);
    }

    public QueueFilter onlyLate() {
        return new QueueFilter(service, step, to, true, no, 1);
    }

    /** The same filter as the query of an address; never empty, so that it is told from no filter at all. */
    public String query() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("service", service);
        parameters.put("step", step);
        parameters.put("late", late ? "yes" : "");
        parameters.put("no", no);
        parameters.put("page", page == 1 ? "" : String.valueOf(page));
        StringJoiner query = new StringJoiner("&").add("to=" + to);
        parameters.forEach((name, value) -> {
            if (!value.isEmpty()) {
                query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        return query.toString();
    }

    /** The filter that {@link #query} wrote. */
    public static QueueFilter parse(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return of(parameters);
    }
}
