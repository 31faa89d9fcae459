package divan.legislation;

import divan.kernel.Span;
import divan.lawtext.Change;
import divan.lawtext.Commencement;
import divan.legislation.LawQuality.State;
import divan.reliance.Address;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of many provisions on one day. A text that was taken in has the last word; where there is
 * none, what packs describe: a provision counts as described by what it lies beneath or what lies beneath it.
 */
final class ProvisionStates {
    private final Legislation legislation;
    private final LocalDate day;
    private final Map<String, Span> norms = new HashMap<>();
    private final Map<String, Commencement> takenIn;
    private final Map<String, Set<String>> there = new HashMap<>();
    private final Map<String, List<Change>> changes = new HashMap<>();

    ProvisionStates(Collection<Address> provisions, LocalDate day, Legislation legislation,
            LawQualities texts, Commencements commencements, NormBook book) {
        this.legislation = legislation;
        this.day = day;
        provisions.stream().map(Address::law).distinct().forEach(law ->
            book.find(law).ifPresent(norm -> norms.put(law, norm.valid())));
        takenIn = commencements.of(texts.takenIn(provisions.stream().map(Address::law)
            .collect(Collectors.toSet()), day));
        List<LawQualities.There> articles = provisions.stream()
            .filter(provision -> takenIn.containsKey(provision.law()) && !provision.isWholeLaw())
            .map(provision -> new LawQualities.There(provision.law(), provision.article())).distinct()
            .toList();
        texts.there(articles, day).forEach(one ->
            there.computeIfAbsent(one.law(), law -> new HashSet<>()).add(one.address()));
        changes.putAll(texts.changes(articles, day).stream().collect(Collectors.groupingBy(
            LawQualities.Told::law, Collectors.mapping(LawQualities.Told::change, Collectors.toList()))));
    }

    /** Of a norm that has ended nothing is in force. */
    State of(Address provision) {
        Span days = norms.get(provision.law());
        if (days != null && days.until() != null && !day.isBefore(days.until())) {
            return State.NO_MORE;
        }
        return takenIn.containsKey(provision.law()) ? inText(provision)
            : legislation.law(provision.law()).map(law -> described(provision, law))
                .orElse(days == null ? State.LAW_UNKNOWN
                    : provision.isWholeLaw() ? State.IN_FORCE : State.UNDESCRIBED);
    }

    private State inText(Address provision) {
        if (provision.isWholeLaw()) {
            return State.IN_FORCE;
        }
        Optional<String> place = place(provision);
        if (place.isEmpty()) {
            return State.MISSING;
        }
        return switch (Standing.of(place.get(), changes.getOrDefault(provision.law(), List.of()),
                Objects.requireNonNull(takenIn.get(provision.law())), day).state()) {
            case IN_FORCE, WORDING_UNKNOWN -> State.IN_FORCE;
            case NOT_YET -> State.NOT_YET;
            case NO_MORE -> State.NO_MORE;
        };
    }

    /** A clause may be cited right behind its article: {@code 9-B} for {@code 9/1-B}. */
    private Optional<String> place(Address provision) {
        Set<String> all = there.getOrDefault(provision.law(), Set.of());
        String key = provision.key();
        if (all.contains(key)) {
            return Optional.of(key);
        }
        String behind = key.substring(provision.article().length());
        return behind.startsWith("-") ? all.stream().filter(one -> one.startsWith(provision.article() + "/")
            && one.endsWith(behind)).sorted().findFirst() : Optional.empty();
    }

    private State described(Address provision, Law law) {
        if (provision.isWholeLaw()) {
            return day.isBefore(law.inForce()) ? State.NOT_YET : State.IN_FORCE;
        }
        List<Span> days = spans(law, provision, true);
        List<Span> near = days.isEmpty() ? spans(law, provision, false) : days;
        if (near.isEmpty()) {
            return State.UNDESCRIBED;
        }
        return near.stream().anyMatch(span -> span.contains(day)) ? State.IN_FORCE
            : near.stream().anyMatch(span -> span.from().isAfter(day)) ? State.NOT_YET : State.NO_MORE;
    }

    private static List<Span> spans(Law law, Address provision, boolean exactly) {
        return law.provisions().stream().filter(one -> Address.of(one.address()).filter(described ->
            exactly ? described.covers(provision) && provision.covers(described)
                : described.covers(provision) || provision.covers(described)).isPresent())
            .map(Provision::inForce).toList();
    }
}
