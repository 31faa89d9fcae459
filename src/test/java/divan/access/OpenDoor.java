package divan.access;

import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** The policy of routes, admitting everybody to everything while this is open. */
public final class OpenDoor implements AutoCloseable {
    private static final String ROWS = "rows";
    private final Policy policy;
    private final List<Policy.Row> before;

    public OpenDoor(ApplicationContext program) {
        policy = program.getBean(Policy.class);
        before = policy.rows();
        ReflectionTestUtils.setField(policy, ROWS, before.stream()
            .map(row -> new Policy.Row(row.method(), row.pattern(), "anyone", 1, false)).toList());
    }

    /** Patterns of all routes that are asked by GET. */
    public List<String> questions() {
        return before.stream().filter(row -> row.method().equals("GET"))
            .map(row -> row.pattern().getPatternString()).toList();
    }

    /** The cookie of a new session. */
    public static String cookie(ApplicationContext program, UUID person) {
        return "divan_session=" + program.getBean(Sessions.class).open(person, Way.PASSKEY);
    }

    @Override
    public void close() {
        ReflectionTestUtils.setField(policy, ROWS, before);
    }
}
