package divan.journey;

/** What the strategic plan counts, as somebody reads it on its page. */
final class Plan {
    private static final String PERMITS_EVALUATED = "PG1.2.1";
    private final Visitor reader;

    Plan(Visitor reader) {
        this.reader = reader;
    }

    /** The number as written on the page, 1.989.171 in Turkish; its unit stands behind it. */
    String shown() {
        reader.open("/plan/" + PERMITS_EVALUATED);
        return reader.page.locator(".dv-number").innerText().strip().split("\\s")[0];
    }

    long value() {
        return Long.parseLong(shown().replaceAll("[.,]", ""));
    }
}
