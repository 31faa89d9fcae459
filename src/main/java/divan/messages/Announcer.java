package divan.messages;

import divan.journal.Act;
import divan.journal.Follower;
import divan.journal.Journal;
import divan.registers.Registers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Follows the journal: whoever an act is about is told of it, where its type is one that people are told of.
 * What happened longer ago than an e-mail is tried for is no news: an installation that begins to send does
 * not begin with its history.
 */
@Component
final class Announcer implements Follower {
    static final String NAME = "messages";

    private final Messages messages;
    private final Kinds kinds;
    private final Registers registers;
    private final Clock clock;

    Announcer(Journal journal, Messages messages, Kinds kinds, Registers registers, Clock clock) {
        this.messages = messages;
        this.kinds = kinds;
        this.registers = registers;
        this.clock = clock;
        journal.follow(NAME, type -> kinds.find(type).isPresent(), this);
    }

    @Override
    public void on(Act act, long position) {
        if (!act.erased() && act.at().isAfter(clock.instant().minus(Postman.PATIENCE))) {
            kinds.find(act.type()).ifPresent(kind -> act.subjects().stream().filter(registers::isParty)
                .forEach(party -> messages.tell(telling(act, kind, party))));
        }
    }

    private static Telling telling(Act act, Kinds.Kind kind, UUID party) {
        List<String> words = kind.words().stream()
            .map(word -> String.valueOf(act.body().getOrDefault(word, "–")))
            .toList();
        return new Telling(act.id(), act.at(), kind.id(), party, act.subjects(), act.actor().organ(), words,
            page(kind.page(), act.body()), false, null);
    }

    /** A page whose field the act does not name leads to the list of messages instead. */
    private static String page(String pattern, Map<String, Object> body) {
        String page = pattern;
        for (Map.Entry<String, Object> field : body.entrySet()) {
            page = page.replace("{" + field.getKey() + "}", String.valueOf(field.getValue()));
        }
        return page.contains("{") ? "/my/messages" : page;
    }
}
