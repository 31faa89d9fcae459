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
 * @param told topics that were touched, nothing said of what in them
 * @param pings of this program, which waits for them; {@code echoes} of others, to be answered
 */
record News(Set<String> organs, Set<String> posts, Set<Topic> told, Set<String> pings, Set<String> echoes) {
    static final String CHANNEL = "divan_state";
    static final String ECHOES = "divan_state_echo";
    static final String PING = "ping";
    static final String ECHO = "echo";

    static News of(PGNotification @Nullable [] told) {
        PGNotification[] all = told == null ? new PGNotification[0] : told;
        News news = new News(new TreeSet<>(), new TreeSet<>(), EnumSet.noneOf(Topic.class),
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
            } else {
                Arrays.stream(Topic.values()).filter(topic -> topic.word().equals(words[0]))
                    .forEach(news.told::add);
            }
        }
        return news;
    }

    /** Whether more of the state was touched than was told one by one. */
    boolean everything() {
        return told.contains(Topic.ORGANS);
    }

    /** What was touched of all that is kept. */
    Set<Topic> topics() {
        Set<Topic> topics = EnumSet.copyOf(told);
        if (!organs.isEmpty() || !posts.isEmpty()) {
            topics.add(Topic.ORGANS);
        }
        return topics;
    }
}
