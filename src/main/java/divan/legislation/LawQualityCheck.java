package divan.legislation;

import divan.legislation.LawQuality.Faulty;
import divan.legislation.LawQuality.State;
import divan.reliance.Address;
import divan.reliance.Kind;
import divan.reliance.RecordedBasis;
import divan.reliance.Reliance;
import divan.reliance.Thing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Holds law and what rests on it against each other. */
@Component
public class LawQualityCheck {
    private static final int FIRST = 10;
    /** Our words about a provision are no use of it. */
    private static final Set<Kind> WORDS = EnumSet.of(Kind.SUMMARY, Kind.WORDS);
    private static final Set<State> FALLEN = EnumSet.of(State.NOT_YET, State.NO_MORE);
    private static final Set<State> DANGLING =
        EnumSet.of(State.MISSING, State.UNDESCRIBED, State.LAW_UNKNOWN);

    /** The things that rest on one provision: the first of them, and how many. */
    private static final class Resting {
        private final Map<Thing.Key, Thing> first = new LinkedHashMap<>();
        private long count;

        private void add(Thing thing, long many) {
            if (first.size() < FIRST) {
                first.putIfAbsent(thing.key(), thing);
            }
            count += many;
        }
    }

    private final Impact impact;
    private final Legislation legislation;
    private final LawQualities texts;
    private final Commencements commencements;
    private final NormBook norms;

    LawQualityCheck(Impact impact, Legislation legislation, LawQualities texts,
            Commencements commencements, NormBook norms) {
        this.impact = impact;
        this.legislation = legislation;
        this.texts = texts;
        this.commencements = commencements;
        this.norms = norms;
    }

    public LawQuality on(LocalDate day) {
        Map<Address, Resting> resting = resting(day);
        ProvisionStates states = new ProvisionStates(resting.keySet(), day, legislation, texts,
            commencements, norms);
        List<Faulty> faulty = resting.entrySet().stream().map(one -> new Faulty(one.getKey(),
            states.of(one.getKey()), List.copyOf(one.getValue().first.values()), one.getValue().count))
            .filter(one -> one.state() != State.IN_FORCE).toList();
        return new LawQuality(unused(resting.keySet(), day), idle(resting.keySet(), day),
            of(faulty, FALLEN), of(faulty, DANGLING),
            texts(resting.keySet()));
    }

    private static List<Faulty> of(List<Faulty> faulty, Set<State> states) {
        return faulty.stream().filter(one -> states.contains(one.state())).toList();
    }

    /** Whatever names a provision and stands on the day, but for our words about it. */
    private Map<Address, Resting> resting(LocalDate day) {
        Map<Address, Resting> resting = new TreeMap<>(Comparator.comparing(Address::text));
        Set<List<Object>> counted = new HashSet<>();
        impact.index().citations(day).filter(line -> !WORDS.contains(line.thing().kind()))
            .sorted(Comparator.comparing((Reliance line) -> line.thing().kind())
                .thenComparing(line -> line.thing().id()))
            .filter(line -> counted.add(List.of(line.basis(), line.thing().key())))
            .forEach(line -> resting.computeIfAbsent((Address) line.basis(), a -> new Resting())
                .add(line.thing(), 1));
        for (RecordedBasis row : impact.recorded(day)) {
            resting.computeIfAbsent(row.provision(), a -> new Resting()).add(row.first(), row.count());
        }
        return resting;
    }

    private List<LawQuality.Unused> unused(Collection<Address> cited, LocalDate day) {
        List<LawQuality.Unused> all = new ArrayList<>();
        Map<String, List<Address>> byLaw = cited.stream().collect(Collectors.groupingBy(Address::law));
        for (Law law : legislation.laws()) {
            List<Address> described = law.provisions().stream().filter(p -> p.inForce().contains(day))
                .flatMap(p -> Address.of(p.address()).stream()).distinct().toList();
            List<Address> used = byLaw.getOrDefault(law.number(), List.of());
            all.add(new LawQuality.Unused(law.number(), described.size(), described.stream()
                .filter(one -> used.stream().noneMatch(by -> by.covers(one) || one.covers(by)))
                .map(Address::text).toList()));
        }
        return all;
    }

    private List<LawQuality.Idle> idle(Collection<Address> cited, LocalDate day) {
        Set<String> used = cited.stream().map(Address::law).collect(Collectors.toSet());
        Set<String> named = texts.namedByOthers();
        return norms.standing(day).stream().filter(norm -> !used.contains(norm.id()))
            .map(norm -> new LawQuality.Idle(norm, named.contains(norm.id()))).toList();
    }

    /** A law cited as a whole does not make all of its articles rested on: that would say nothing. */
    private List<LawQuality.Text> texts(Collection<Address> cited) {
        Map<String, Long> articles = cited.stream().filter(one -> !one.isWholeLaw())
            .map(one -> List.of(one.law(), one.article())).distinct()
            .collect(Collectors.groupingBy(List::getFirst, Collectors.counting()));
        return texts.texts().stream().map(text -> new LawQuality.Text(text.law(), text.title(),
            text.articles(), articles.getOrDefault(text.law(), 0L), text.named(), text.references(),
            text.nowhere(), text.examples())).toList();
    }
}
