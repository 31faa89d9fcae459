package divan.organisation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGNotification;

/**
 * What transactions told when they committed, in the order of their commits.
 *
 * @param law whether texts of laws or what is known of norms were touched
 * @param everything more was touched than was told one by one
 * @param pings of this program, which waits for them; {@code echoes} of others, to be answered
 */
record News(Set<String> organs, Set<String> posts, boolean law, boolean everything, Set<String> pings,
        Set<String> echoes) {
    static final String CHANNEL = "divan_state";
    static final String ECHOES = "divan_state_echo";
    static final String PING = "ping";
    static final String ECHO = "echo";
    private static final String LAW = "law";
    private static final String EVERYTHING = "*";

    static News of(PGNotification @Nullable [] told) {
        PGNotification[] all = told == null ? new PGNotification[0] : told;
        News news = new News(new TreeSet<>(), new TreeSet<>(), any(all, LAW), any(all, EVERYTHING),
            new TreeSet<>(), new TreeSet<>());
        for (PGNotification one : all) {
            String[] words = one.getParameter().split(" ", 2);
            Set<String> ids = switch (words[0]) {
                case "organ" -> news.organs;
                case "post" -> news.posts;
                case PING -> news.pings;
                case ECHO -> news.echoes;
                default -> Set.of();
            };
            if (words.length == 2) {
                ids.add(words[1]);
            }
        }
        return news;
    }

    private static boolean any(PGNotification[] told, String word) {
        return Arrays.stream(told).anyMatch(one -> one.getParameter().equals(word));
    }

    /** What was touched of all that is kept. */
    Set<Topic> topics() {
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        if (law) {
            topics.add(Topic.LAW);
        }
        if (everything || !organs.isEmpty() || !posts.isEmpty()) {
            topics.add(Topic.ORGANS);
        }
        return topics;
    }
}
