package divan.legislation;

import divan.kernel.Span;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The state's norms: which kind each is, who issued it, on what it rests, and what stands on it. */
@Component
public class NormBook {
    /** Laws of packs are recorded by the act of their pack. */
    private static final UUID OF_PACK = new UUID(0, 0);

    private final Norms norms;
    private final Legislation legislation;
    private final Consolidation consolidation;
    private final Organisation organisation;

    NormBook(Norms norms, Legislation legislation, Consolidation consolidation,
            Organisation organisation) {
        this.norms = norms;
        this.legislation = legislation;
        this.consolidation = consolidation;
        this.organisation = organisation;
    }

    /** A norm that anybody may know of. */
    public Optional<Norm> find(String id) {
        return norms.find(id).or(() -> legislation.law(id).map(NormBook::ofPack));
    }

    private static Norm ofPack(Law law) {
        return new Norm(law.number(), NormKind.ofLaw(law.number()), law.number(),
            law.name().getOrDefault("tr", ""), null, "", List.of(), List.of(), List.of(),
            Span.since(law.inForce()), false, true, OF_PACK);
    }

    /** Norms that rest on this one or on a provision of it, by rank. */
    public List<Norm> restingOn(String id) {
        return norms.restingOn(id).stream().sorted(Norm.order()).toList();
    }

    /** Every norm that stands on a day and that anybody may know of, by rank. */
    List<Norm> standing(LocalDate day) {
        return norms.standing(day).stream().sorted(Norm.order()).toList();
    }

    /** What an organ issued and stands on that day, by kind in the order of rank, titles as Turkish sorts. */
    public Map<NormKind, List<Norm>> issuedBy(String organ, LocalDate day) {
        return byKind(norms.issuedBy(List.of(organ), day).stream());
    }

    /** What constitutional organs issued and stands on a day, in the order of {@link ConstitutionalOrgan}. */
    Map<ConstitutionalOrgan, List<Norm>> constitutional(LocalDate day) {
        Map<ConstitutionalOrgan, List<Norm>> issued = new EnumMap<>(ConstitutionalOrgan.class);
        Stream<Norm> ofPacks = legislation.laws().stream().filter(law -> norms.find(law.number()).isEmpty())
            .map(NormBook::ofPack).filter(norm -> norm.valid().contains(day));
        Stream.concat(norms.unnumbered(day).stream(), ofPacks).forEach(norm -> norm.issuers().forEach(
            issuer -> issued.computeIfAbsent(issuer, of -> new ArrayList<>()).add(norm)));
        return issued;
    }

    /** The organs that issued them, by number, as each was on a norm's first day. */
    Map<String, Organ> issuing(List<Norm> issued) {
        Map<String, Organ> organs = new HashMap<>();
        issued.forEach(norm -> norm.organs().stream().filter(Predicate.not(organs::containsKey)).forEach(
            number -> organ(number, norm.valid().from()).ifPresent(organ -> organs.put(number, organ))));
        return organs;
    }

    static Map<NormKind, List<Norm>> byKind(Stream<Norm> norms) {
        Map<NormKind, List<Norm>> kinds = new LinkedHashMap<>();
        norms.sorted(Norm.order()).forEach(norm ->
            kinds.computeIfAbsent(norm.kind(), kind -> new ArrayList<>()).add(norm));
        return kinds;
    }

    /** An organ as it is that day; where it does not stand, as it last was before or first is after. */
    public Optional<Organ> organ(String number, LocalDate day) {
        List<Organ> periods = organisation.periods(number);
        return periods.stream().filter(organ -> organ.valid().contains(day)).findFirst()
            .or(() -> periods.reversed().stream().filter(organ -> organ.valid().from().isBefore(day))
                .findFirst())
            .or(() -> periods.stream().findFirst());
    }

    /** The organs above one on that day, the nearest first; a second parent behind the first. */
    public List<Organ> above(String number, LocalDate day) {
        Map<String, Organ> above = new LinkedHashMap<>();
        List<String> next = organisation.organ(number, day).map(Organ::parents).orElse(List.of());
        while (!next.isEmpty()) {
            List<Organ> found = next.stream().distinct().filter(Predicate.not(above::containsKey))
                .flatMap(parent -> organisation.organ(parent, day).stream()).toList();
            found.forEach(organ -> above.put(organ.number(), organ));
            next = found.stream().flatMap(organ -> organ.parents().stream()).toList();
        }
        return List.copyOf(above.values());
    }

    /**
     * What is found at an address on which a norm would rest.
     *
     * @return empty where no norm of that name is known
     */
    Optional<Footing> footing(String address, LocalDate day, Optional<Norm> internal) {
        String id = address.split("/", 2)[0];
        return find(id).or(() -> internal).map(norm -> {
            String place = address.length() > id.length() ? address.substring(id.length() + 1) : "";
            Optional<LawVersion> version = consolidation.on(id, day);
            Optional<Wording> wording = version.flatMap(v -> consolidation.find(v, place));
            boolean found = place.isEmpty() || version.isEmpty() || wording.isPresent();
            return new Footing(address, norm.kind(), norm.valid(), found,
                wording.isEmpty() || stands(version.get(), wording.get(), day), norm.internal());
        });
    }

    private boolean stands(LawVersion version, Wording wording, LocalDate day) {
        return switch (consolidation.standing(version, wording, day).state()) {
            case IN_FORCE, WORDING_UNKNOWN -> true;
            case NOT_YET, NO_MORE -> false;
        };
    }
}
