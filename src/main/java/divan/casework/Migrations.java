package divan.casework;

import divan.access.Access;
import divan.catalogue.Catalogue;
import divan.catalogue.Service;
import divan.journal.Act;
import divan.journal.FourEyes;
import divan.journal.FourEyes.Verdict;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Ids;
import divan.kernel.Violation;
import divan.organisation.OfficeRight;
import divan.organisation.Organisation;
import divan.process.Element;
import divan.process.Relocation;
import divan.web.Caller;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Running cases go over to the version of their service that is in force, by a mapping that one official of
 * the organ that owns the pack proposes and another approves; or they stay with the version with which they
 * began. Each case goes by an act and in a transaction of its own, or stays as it was with the reason. What
 * was filed, what was written and the days that the law set do not change.
 */
@Component
class Migrations {
    /** A function of posts. */
    static final String FUNCTION = "cases.migrate";
    private static final String PURPOSE = "casework";
    private static final UUID FIRST = new UUID(0, 0);
    private static final int PAGE = 200;
    private static final int SHOWN = 200;
    private static final int LONGEST = 1000;
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    /**
     * @param versions how many running cases have which earlier version
     * @param standing where they stand
     * @param lost places of these versions that the version in force does not have
     */
    record Overview(Definition to, Map<String, Long> versions, List<MigrationRows.Standing> standing,
            List<Element> lost) {
        boolean isLost(String element) {
            return lost.stream().anyMatch(one -> one.id().equals(element));
        }

        /** Where in the version in force what is lost may go on. */
        List<Element> places() {
            return Relocation.places(to.model());
        }
    }

    private final MigrationRows rows;
    private final Cases cases;
    private final Catalogue catalogue;
    private final Definitions definitions;
    private final Moves moves;
    private final OfficeRight rights;
    private final Journal journal;
    private final Access access;
    private final AtomicBoolean look = new AtomicBoolean(true);

    Migrations(MigrationRows rows, Cases cases, Catalogue catalogue, Definitions definitions, Moves moves,
            OfficeRight rights, Journal journal, Access access) {
        this.rows = rows;
        this.cases = cases;
        this.catalogue = catalogue;
        this.definitions = definitions;
        this.moves = moves;
        this.rights = rights;
        this.journal = journal;
        this.access = access;
    }

    /** Services of the packs that the caller's organ owns. @throws Failure FORBIDDEN without the function */
    List<Service> owned(Caller caller) {
        rights.chain(caller, FUNCTION);
        return catalogue.services().stream().filter(service -> isOwner(caller, service)).toList();
    }

    private boolean isOwner(Caller caller, Service service) {
        return definitions.inForce(service.id()).pack().yaml("pack.yaml").get("owner").text("")
            .equals(rights.own(caller).number());
    }

    private Definition owned(Caller caller, String service) {
        Definition definition = definitions.inForce(service);
        if (!isOwner(caller, definition.service())) {
            throw Failure.notFound();
        }
        return definition;
    }

    Overview overview(Caller caller, String service) {
        rights.chain(caller, FUNCTION);
        return overview(owned(caller, service));
    }

    private Overview overview(Definition to) {
        List<MigrationRows.Standing> standing = access.asSystem(() -> rows.standing(to.service().id(),
            to.pack().version()));
        Map<String, Element> lost = new TreeMap<>();
        standing.stream().map(MigrationRows.Standing::pack).distinct().forEach(version ->
            new Relocation(definitions.pinned(to.service().id(), version).model(), to.model(), Map.of())
                .lost().forEach(element -> lost.putIfAbsent(element.id(), element)));
        return new Overview(to, versions(to), standing, List.copyOf(lost.values()));
    }

    /** How many running cases have which earlier version. */
    Map<String, Long> versions(Service service) {
        return versions(definitions.inForce(service.id()));
    }

    private Map<String, Long> versions(Definition to) {
        return access.asSystem(() -> rows.versions(to.service().id(), to.pack().version()));
    }

    /** The element as the version calls it by which such a case runs. */
    String name(String service, MigrationRows.Standing standing) {
        return name(definitions.pinned(service, standing.pack()).model().element(standing.element()));
    }

    static String name(Element element) {
        return element.name().isEmpty() ? element.id() : element.name();
    }

    /** All that was proposed of a service, the latest first. */
    List<Migration> of(String service) {
        return access.asSystem(() -> proposals(service));
    }

    private List<Migration> proposals(String service) {
        return Migration.of(journal.about(Migration.subject(service)));
    }

    boolean isOwn(Caller caller, Migration migration) {
        return access.asSystem(() -> FourEyes.isOwn(FourEyes.proposed(journal, migration.act(),
            Migration.PROPOSED), caller.person()));
    }

    /**
     * Proposes that running cases go over to the version in force.
     *
     * @param mapping of places that this version lost; what is not in it stays
     * @return the act
     * @throws Failure CONFLICT where a proposal waits; INVALID where the mapping names what is not there, or
     *         a reason is missing
     */
    UUID propose(Caller caller, String service, Map<String, String> mapping, String reason) {
        List<String> chain = rights.chain(caller, FUNCTION);
        Definition to = owned(caller, service);
        check(overview(to), mapping, reason);
        return access.asSystem(() -> {
            cases.oneAtATime(Migration.subject(service));
            if (Migration.open(proposals(service)).isPresent()) {
                throw Failure.conflict("migration-open");
            }
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("service", service);
            body.put("organ", rights.own(caller).number());
            body.put("to", to.pack().version());
            body.put("mapping", mapping);
            body.put("reason", reason);
            return append(caller, chain, to, Migration.PROPOSED, body);
        });
    }

    private static void check(Overview overview, Map<String, String> mapping, String reason) {
        List<Violation> violations = new ArrayList<>();
        Set<String> lost = new LinkedHashSet<>(overview.lost().stream().map(Element::id).toList());
        Set<String> places = new LinkedHashSet<>(overview.places().stream().map(Element::id).toList());
        mapping.forEach((from, to) -> {
            if (!lost.contains(from) || !places.contains(to)) {
                violations.add(Violation.of("migration-place", "to-" + from));
            }
        });
        if (reason.length() < 3 || reason.length() > LONGEST) {
            violations.add(Violation.of("norm-reason", "reason"));
        }
        if (!violations.isEmpty()) {
            throw Failure.invalid(violations);
        }
    }

    private UUID append(Caller caller, List<String> chain, Definition to, String type,
            Map<String, Object> body) {
        UUID id = Ids.next();
        journal.append(new Act(id, access.now(), caller.actor(chain), type,
            List.of(Organisation.subject(rights.own(caller).number()), Migration.subject(to.service().id())),
            to.service().basis("filed"), PURPOSE, body, false));
        return id;
    }

    /**
     * Approves, returns or takes back. What is approved is carried out by a round, case by case.
     *
     * @throws Failure FORBIDDEN where whoever proposed approves or returns, or another takes back; CONFLICT
     *         where it is decided, or another version is in force by now; INVALID where a reason is missing
     */
    void decide(Caller caller, String service, UUID proposal, Verdict verdict, String answer) {
        List<String> chain = rights.chain(caller, FUNCTION);
        Definition to = owned(caller, service);
        access.asSystem(() -> {
            cases.oneAtATime(Migration.subject(service));
            Migration migration = proposals(service).stream().filter(one -> one.act().equals(proposal))
                .findFirst().orElseThrow(Failure::notFound);
            Act proposed = FourEyes.decidable(journal, proposal, Migration.PROPOSED, caller.person(),
                verdict);
            FourEyes.answered(verdict, answer);
            if (!migration.isOpen()) {
                throw Failure.conflict("norm-decided");
            }
            if (verdict == Verdict.APPROVED && !migration.to().equals(to.pack().version())) {
                throw Failure.conflict("migration-version");
            }
            Map<String, Object> body = migration.body();
            body.putAll(FourEyes.told(proposed, answer));
            return append(caller, chain, to, type(verdict), body);
        });
        look.set(true);
    }

    private static String type(Verdict verdict) {
        return switch (verdict) {
            case APPROVED -> Migration.APPROVED;
            case RETURNED -> Migration.RETURNED;
            case TAKEN_BACK -> Migration.TAKEN_BACK;
        };
    }

    /** Carries out what is approved and not done; after a stop in the middle what is left. */
    synchronized void carryOut() {
        if (!look.getAndSet(false)) {
            return;
        }
        try {
            catalogue.services().stream().flatMap(service -> of(service.id()).stream())
                .filter(Migration::isToDo).forEach(this::carryOut);
        } catch (RuntimeException e) {
            look.set(true);
            throw e;
        }
    }

    private void carryOut(Migration migration) {
        int moved = 0;
        int stayed = 0;
        UUID after = FIRST;
        for (List<UUID> page = page(migration, after); !page.isEmpty(); page = page(migration, after)) {
            for (UUID id : page) {
                if (goesOver(id, migration)) {
                    moved++;
                } else {
                    stayed++;
                }
            }
            after = page.getLast();
        }
        Map<String, Object> body = Map.of("proposal", migration.act().toString(), "service",
            migration.service(), "to", migration.to(), "moved", moved, "stayed", stayed);
        Definition to = definitions.pinned(migration.service(), migration.to());
        access.asSystem(() -> journal.append(Act.of(access.now(), Filings.system(migration.organ()),
            Migration.CARRIED_OUT, List.of(Organisation.subject(migration.organ()),
            Migration.subject(migration.service())), to.service().basis("filed"), PURPOSE, body)));
    }

    private List<UUID> page(Migration migration, UUID after) {
        return access.asSystem(() -> rows.after(migration.service(), migration.to(), after, PAGE));
    }

    /** One case that cannot be moved does not keep the others. */
    private boolean goesOver(UUID id, Migration migration) {
        try {
            return access.asSystem(() -> moved(cases.lock(id).orElseThrow(Failure::notFound), migration));
        } catch (RuntimeException e) {
            LOG.error("The case {} could not go over to another version and stays", id, e);
            return false;
        }
    }

    private boolean moved(Cases.Stored stored, Migration migration) {
        CaseState state = stored.state();
        if (state.state().ended() || state.pack().equals(migration.to())
                || !why(state, migration).isEmpty()) {
            return false;
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("no", state.no());
        body.put("from", state.pack());
        body.put("to", migration.to());
        body.put("mapping", migration.mapping());
        body.put("proposal", migration.act().toString());
        moves.move(stored, Act.of(access.now(), Filings.system(state.organ()), CaseFold.MIGRATED,
            List.of(state.party(), state.id()), definitions.pinned(state.service(), migration.to()).service()
            .basis("filed"), PURPOSE, body));
        return true;
    }

    private List<Migration.Stay> why(CaseState state, Migration migration) {
        Definition filed = definitions.pinned(state.service(), state.filedUnder());
        return new MigrationCheck(state, definitions.of(state), filed, definitions.pinned(state.service(),
            migration.to())).stays(cases.filing(state.id()), migration.mapping());
    }

    /** The first of the cases that would stay, or stayed, by this mapping; numbers and reasons only. */
    List<Migration.Staying> staying(Migration migration) {
        return access.asSystem(() -> rows.after(migration.service(), migration.to(), FIRST, SHOWN).stream()
            .map(id -> cases.find(id).map(Cases.Stored::state).orElse(null)).filter(Objects::nonNull)
            .map(state -> new Migration.Staying(state.no(), state.organ(), why(state, migration)))
            .filter(staying -> !staying.why().isEmpty()).toList());
    }
}
