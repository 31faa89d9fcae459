package divan.casework;

import divan.access.Access;
import divan.access.Purpose;
import divan.access.Reading;
import divan.catalogue.Notice;
import divan.catalogue.Service;
import divan.erasure.AskedErasures;
import divan.erasure.Erasure;
import divan.journal.Hindrance;
import divan.web.Caller;
import divan.web.Languages;
import divan.web.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Closed files of one's own: what keeps each of them and until when, and how far it has come with what
 * somebody asked to be erased (6698/7/1, 11/1-e). A file that goes on is none of them.
 */
@Component
public class OwnFiles {
    private static final String FREE = "free";
    private static final String SOME = "some";
    private static final String KEPT = "kept";

    /**
     * One file.
     *
     * @param kept what the law keeps it for; empty where it may be erased
     * @param asked the number of the latest case that asks to erase it; empty for none
     * @param proposed whether it waits to be erased
     */
    public record OwnFile(UUID id, String no, String service, List<Hindrance> kept, String asked,
            boolean proposed) {
    }

    /** @param everything the number of the latest case that asks to erase all; empty for none */
    public record Files(List<OwnFile> files, String everything) {
    }

    private final Cases cases;
    private final AskedErasures erasures;
    private final Access access;
    private final Texts texts;

    OwnFiles(Cases cases, AskedErasures erasures, Access access, Texts texts) {
        this.cases = cases;
        this.erasures = erasures;
        this.access = access;
        this.texts = texts;
    }

    /** The caller's own, the latest first. */
    public Files of(Caller caller) {
        UUID party = Applications.party(caller);
        return access.read(caller, Purpose.OWN, "cases", () -> {
            Map<UUID, String> asked = new LinkedHashMap<>();
            cases.erasures(party).forEach(one -> asked.put(one.matter().entry(), one.no()));
            List<OwnFile> files = closed(party).stream().map(state -> new OwnFile(state.id(), state.no(),
                state.service(), erasures.kept(state.id()), asked.getOrDefault(state.id(), ""),
                erasures.isProposed(state.id()))).toList();
            return Reading.of(new Files(files, asked.getOrDefault(party, "")), party);
        });
    }

    private List<CaseState> closed(UUID party) {
        return cases.of(party).stream().filter(OwnFiles::isClosed).toList();
    }

    private static boolean isClosed(CaseState state) {
        return !state.isOpen() && state.tasks().isEmpty();
    }

    /** Null where it is no file of this party, or none that is closed. */
    @Nullable Map<String, @Nullable Object> of(Service service, @Nullable Matter matter, UUID party) {
        if (matter == null || !matter.register().equals(Matter.FILES)) {
            return null;
        }
        List<CaseState> wanted = wanted(matter, party);
        return wanted.isEmpty() ? null : facts(service, matter, wanted);
    }

    private List<CaseState> wanted(Matter matter, UUID party) {
        return switch (matter.field()) {
            case Matter.FILE -> cases.find(matter.entry()).map(Cases.Stored::state)
                .filter(state -> state.party().equals(party) && isClosed(state)).stream().toList();
            case Matter.ALL_FILES -> matter.entry().equals(party) ? closed(party) : List.of();
            default -> List.of();
        };
    }

    private Map<String, @Nullable Object> facts(Service service, Matter matter, List<CaseState> wanted) {
        Map<CaseState, List<Hindrance>> why = new LinkedHashMap<>();
        wanted.forEach(state -> why.put(state, erasures.kept(state.id())));
        long kept = why.values().stream().filter(one -> !one.isEmpty()).count();
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("id", matter.entry().toString());
        facts.put("register", Matter.FILES);
        facts.put("field", matter.field());
        facts.put("ids", wanted.stream().map(state -> state.id().toString()).toList());
        facts.put("what", wanted.stream().map(CaseState::no).collect(Collectors.joining(", ")));
        facts.put("count", wanted.size());
        facts.put("state", kept == 0 ? FREE : kept < wanted.size() ? SOME : KEPT);
        facts.put("kept", kept == 0 ? null : why.values().stream().flatMap(List::stream)
            .map(one -> Erasure.words(texts, Languages.TURKISH, one)).collect(Collectors.joining(" ")));
        facts.put("keeper_organ", Optional.ofNullable(service.notice()).map(Notice::controller).orElse(null));
        facts.put("keeper_kind", null);
        return facts;
    }

    /** What a granted request leads to. */
    void propose(CaseState state, Map<?, ?> files) {
        List<UUID> ids = ((List<?>) Objects.requireNonNull(files.get("ids"))).stream()
            .map(id -> UUID.fromString(String.valueOf(id))).toList();
        erasures.propose(state.organ(), new AskedErasures.Request(state.id(), state.no(), state.party()),
            ids);
    }
}
