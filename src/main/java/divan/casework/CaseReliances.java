package divan.casework;

import divan.catalogue.Catalogue;
import divan.catalogue.ServiceReliances;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.legislation.Impact;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.packs.Finding;
import divan.packs.Pack;
import divan.packs.PackPart;
import divan.packs.Packs;
import divan.reliance.Because;
import divan.reliance.Kind;
import divan.reliance.ProposedChange;
import divan.reliance.RecordedReliances;
import divan.reliance.Reliances;
import divan.reliance.Thing;
import divan.reliance.Touched;
import divan.reliance.TouchedKind;
import divan.web.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Running cases, by service and organ: how many, and nothing about any of them. A case stands on what the
 * version of its service stands on with which it began, whatever is in force now.
 */
@Component
class CaseReliances implements RecordedReliances, PackPart {
    /** Not decided, or something is left to do. */
    private static final String RUNNING = """
        select c.service, c.organ, convert_from(c.state, 'UTF8')::jsonb ->> 'pack' as pack,
               count(*) as running
        from casework.case_row c
        where c.open or exists (select from casework.task t where t.case_id = c.id)
        group by 1, 2, 3 order by 1, 2, 3
        """;

    private static final Logger LOG = LoggerFactory.getLogger(CaseReliances.class);

    private record Running(String service, String organ, String pack, long count) {
    }

    /** Of what cases were running when it was last asked. */
    private record Begun(Set<String> versions, Set<String> services) {
    }

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Organisation organisation;
    private final Impact impact;
    private final SingletonSupplier<Packs> packs;
    private final Texts texts;
    private final Map<String, Optional<Reliances>> byVersion = new ConcurrentHashMap<>();
    private final Catalogue catalogue;
    /** With what running cases may have begun, beside what is in force; null: not known yet. */
    private volatile @Nullable Begun begun;

    CaseReliances(JdbcClient jdbc, Transactions transactions, Organisation organisation, Impact impact,
            ObjectProvider<Packs> packs, Texts texts, Catalogue catalogue) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.organisation = organisation;
        this.impact = impact;
        this.packs = SingletonSupplier.of(packs::getObject);
        this.texts = texts;
        this.catalogue = catalogue;
    }

    @Override
    public List<TouchedKind> touchedBy(ProposedChange change, Set<Thing.Key> defined) {
        if (!mayTouch(change, defined)) {
            return List.of();
        }
        Map<String, Set<Thing.Key>> services = new HashMap<>();
        List<Running> touched = running().stream().filter(running -> services.computeIfAbsent(running.pack(),
            pack -> services(change, pack, defined)).contains(new Thing.Key(Kind.SERVICE,
            running.service()))).toList();
        return touched.isEmpty() ? List.of() : List.of(TouchedKind.of(Kind.CASES, named(touched, change)));
    }

    private List<Running> running() {
        return transactions.as(RowIdentity.SYSTEM, () -> jdbc.sql(RUNNING)
            .query((row, n) -> new Running(row.getString("service"), row.getString("organ"),
                row.getString("pack"), row.getLong("running"))).list());
    }

    /** Cases are counted only where the change touches a service of a version with which one may run. */
    private boolean mayTouch(ProposedChange change, Set<Thing.Key> defined) {
        Begun before = begun();
        Set<String> versions = new HashSet<>(before.versions());
        packs.obtain().active().forEach(pack -> versions.add(pack.version()));
        return versions.stream().flatMap(version -> services(change, version, defined).stream())
            .anyMatch(key -> key.kind() == Kind.SERVICE
                && (before.services().contains(key.id()) || catalogue.service(key.id()).isPresent()));
    }

    /** Cases begin with what is in force: what ran before is asked once after each activation. */
    private Begun begun() {
        Begun known = begun;
        if (known == null) {
            List<Pack> active = packs.obtain().active();
            List<Running> running = running();
            known = new Begun(Stream.concat(running.stream().map(Running::pack), active.stream()
                .map(Pack::version)).collect(Collectors.toUnmodifiableSet()), running.stream()
                .map(Running::service).collect(Collectors.toUnmodifiableSet()));
            begun = known;
        }
        return known;
    }

    @Override
    public List<Finding> check(Pack pack) {
        return List.of();
    }

    @Override
    public void load(Pack pack) {
        begun = null;
    }

    /** Of a version that cannot be read any more, what is in force speaks: no case goes uncounted. */
    private Set<Thing.Key> services(ProposedChange change, String version, Set<Thing.Key> defined) {
        if (packs.obtain().active().stream().anyMatch(pack -> pack.version().equals(version))) {
            return defined;
        }
        return byVersion.computeIfAbsent(version, this::index).map(index -> index.touchedBy(change).stream()
            .map(touched -> touched.thing().key()).collect(Collectors.toSet())).orElse(defined);
    }

    private Optional<Reliances> index(String version) {
        try {
            return packs.obtain().version(version).map(pack -> Reliances.of(impact.lines(pack)));
        } catch (RuntimeException e) {
            LOG.warn("What the cases of the version {} stand on cannot be told",
                version.substring(0, Math.min(12, version.length())), e);
            return Optional.empty();
        }
    }

    /** Cases of several versions of one service in one organ are one line. */
    private List<Touched> named(List<Running> running, ProposedChange change) {
        Map<String, Organ> organs = organisation.organs(running.stream().map(Running::organ).distinct()
            .toList(), change.from()).stream().collect(Collectors.toMap(Organ::number, organ -> organ));
        Map<List<String>, Long> counts = running.stream().collect(Collectors.groupingBy(
            one -> List.of(one.service(), one.organ()), LinkedHashMap::new,
            Collectors.summingLong(Running::count)));
        List<Touched> touched = new ArrayList<>();
        counts.forEach((of, count) ->
            touched.add(touched(of.getFirst(), of.getLast(), count, organs)));
        return touched;
    }

    private Touched touched(String service, String number, long count, Map<String, Organ> organs) {
        Map<String, String> name = new HashMap<>();
        ServiceReliances.thing(texts, service).name().forEach((language, of) -> name.put(language, of
            + " – " + organ(organs.get(number), number, language)));
        return new Touched(new Thing(Kind.CASES, service + "@" + number, name, "/organs/" + number),
            List.of(new Because(Because.Reason.THROUGH, new Thing.Key(Kind.SERVICE, service), "")), count);
    }

    private static String organ(@Nullable Organ organ, String number, String language) {
        return organ == null ? number
            : language.equals("en") && !organ.nameEn().isEmpty() ? organ.nameEn() : organ.nameTr();
    }
}
