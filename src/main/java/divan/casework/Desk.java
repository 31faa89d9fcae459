package divan.casework;

import divan.access.Access;
import divan.kernel.Failure;
import divan.kernel.Ids;
import divan.kernel.Turkish;
import divan.kernel.Violation;
import divan.legislation.Parameters;
import divan.web.Caller;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What waits in the caller's organ, due first, and the views of it that the caller has saved. Of services in
 * which their post has nothing to do, nothing waits for them.
 */
@Component
public class Desk {
    public static final int PAGE = 50;
    /** Nobody counts further: what is more is said to be more. */
    public static final int COUNTED = 1000;
    private static final int MOST_VIEWS = 20;
    private static final int LONGEST_NAME = 60;
    private static final String SOON = "casework.due-soon-days";

    /** One page of the queue. {@code total} counts every page, up to one more than {@link #COUNTED}. */
    public record Queue(QueueFilter filter, List<Waiting> lines, long total, int soonDays) {
        public long pages() {
            return Math.max(1, (Math.min(total, COUNTED) + PAGE - 1) / PAGE);
        }
    }

    /** A step of a service that something waits for now. */
    public record Step(String service, String element) {
    }

    /** A filter under a name; {@code first} is what the desk opens with. */
    public record View(UUID id, String name, QueueFilter filter, boolean first, long count) {
    }

    private final DeskRows rows;
    private final Parameters parameters;
    private final Access access;

    Desk(DeskRows rows, Parameters parameters, Access access) {
        this.rows = rows;
        this.parameters = parameters;
        this.access = access;
    }

    public Queue queue(Caller caller, QueueFilter filter) {
        LocalDate today = today();
        int soon = parameters.on(SOON, today).map(Parameters.Value::value).map(Integer::parseInt).orElse(0);
        DeskRows.Whose whose = whose(caller);
        return access.as(caller, () -> new Queue(filter, rows.lines(whose, filter, today, PAGE),
            rows.count(whose, filter, today, COUNTED + 1), soon));
    }

    public long count(Caller caller, QueueFilter filter) {
        DeskRows.Whose whose = whose(caller);
        return access.as(caller, () -> rows.count(whose, filter, today(), COUNTED + 1));
    }

    public List<Step> steps(Caller caller) {
        DeskRows.Whose whose = whose(caller);
        return access.as(caller, () -> rows.steps(whose));
    }

    /** The caller's own views, by name, each with how many lines it has now. */
    public List<View> views(Caller caller) {
        DeskRows.Whose whose = whose(caller);
        return access.as(caller, () -> rows.views(me(caller)).stream()
            .map(view -> new View(view.id(), view.name(), view.filter(), view.first(),
            rows.count(whose, view.filter(), today(),
                COUNTED + 1))).toList());
    }

    /**
     * Keeps a filter under a name; the same name again replaces it.
     *
     * @return what is wrong with the name, or nothing
     */
    public List<Violation> save(Caller caller, String name, QueueFilter filter, boolean first) {
        String plain = name.strip();
        if (plain.isEmpty()) {
            return List.of(Violation.of("view-unnamed", "name"));
        }
        if (plain.length() > LONGEST_NAME) {
            return List.of(Violation.of("too-long", "name", LONGEST_NAME));
        }
        return access.as(caller, () -> {
            List<View> known = rows.views(me(caller));
            if (known.size() >= MOST_VIEWS && known.stream().noneMatch(v -> v.name().equals(plain))) {
                return List.of(Violation.of("too-many-views", "name", MOST_VIEWS));
            }
            rows.save(new View(Ids.next(), plain, filter.at(1), first, 0), me(caller));
            return List.of();
        });
    }

    public void remove(Caller caller, UUID view) {
        access.as(caller, () -> {
            if (!rows.remove(view)) {
                throw Failure.notFound();
            }
            return view;
        });
    }

    private LocalDate today() {
        return LocalDate.ofInstant(access.now(), Turkish.ZONE);
    }

    private DeskRows.Whose whose(Caller caller) {
        return new DeskRows.Whose(Objects.requireNonNull(caller.post()).organ(), me(caller),
            access.services(caller));
    }

    private static UUID me(Caller caller) {
        return Objects.requireNonNull(caller.person());
    }
}
