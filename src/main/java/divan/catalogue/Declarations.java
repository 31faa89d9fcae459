package divan.catalogue;

import divan.catalogue.Declaration.Figures;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.journal.Act;
import divan.journal.FourEyes;
import divan.journal.FourEyes.Decided;
import divan.journal.FourEyes.Verdict;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Ids;
import divan.organisation.OfficeRight;
import divan.organisation.Organisation;
import divan.web.Caller;
import jakarta.annotation.PostConstruct;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Figures of services that no law says: how long they take, how often they are asked for, where. An official
 * of an organ that answers for the service declares them, another one approves; each step is an act. What was
 * approved last stands in the inventory in the place of what its pack reports, beside what is measured.
 */
@Component
public class Declarations {
    /** Functions of posts. */
    public static final String DECLARE = "services.declare";
    public static final String APPROVE = "services.approve";
    static final String PROPOSED = "service.declaration.proposed";
    static final String DECLARED = "service.declared";
    static final String RETURNED = "service.declaration.returned";
    static final String TAKEN_BACK = "service.declaration.taken-back";
    /** Whoever answers for information keeps it in order and ready. */
    static final String BASIS = "4982/5/1";
    private static final String PURPOSE = "inventory-keeping";

    private final DeclarationRows rows;
    private final Inventory inventory;
    private final OrganServices services;
    private final OfficeRight rights;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;

    Declarations(DeclarationRows rows, Inventory inventory, OrganServices services, OfficeRight rights,
            Journal journal, Transactions transactions, Clock clock) {
        this.rows = rows;
        this.inventory = inventory;
        this.services = services;
        this.rights = rights;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What stands is in memory, like the packs that it adds to. */
    @PostConstruct
    void read() {
        inventory.declare(transactions.as(RowIdentity.SYSTEM, rows::current));
    }

    boolean may(Caller caller, String function) {
        return rights.may(caller, function);
    }

    /** A service for which the caller's organ answers, itself or through an organ below it. */
    PublicService answered(Caller caller, String service) {
        return inventory.service(service)
            .filter(one -> services.answers(rights.own(caller), one, rights.today()))
            .orElseThrow(Failure::notFound);
    }

    /** @throws Failure CONFLICT where a declaration of this service waits */
    UUID propose(Caller caller, String service, Figures figures, String reason) {
        List<String> chain = rights.chain(caller, DECLARE);
        answered(caller, service);
        return transactions.as(RowIdentity.SYSTEM, () -> {
            Declaration declaration = new Declaration(Ids.next(), service, rights.own(caller).number(),
                figures, reason, clock.instant(), caller.heldPost(), null);
            append(caller, chain, declaration.act(), PROPOSED, declaration, body(declaration));
            try {
                rows.add(declaration);
            } catch (DuplicateKeyException e) {
                throw Failure.conflict("declaration-open");
            }
            return declaration.act();
        });
    }

    private void append(Caller caller, List<String> chain, UUID act, String type, Declaration declaration,
            Map<String, Object> body) {
        journal.append(new Act(act, clock.instant(), caller.actor(chain), type,
            List.of(Organisation.subject(declaration.organ())), List.of(BASIS), PURPOSE, body, false));
    }

    private static Map<String, Object> body(Declaration declaration) {
        Figures figures = declaration.figures();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("service", declaration.service());
        body.put("average", Objects.toString(figures.average(), ""));
        body.put("unit", figures.unit());
        body.put("yearly", Objects.toString(figures.yearly(), ""));
        body.put("year", Objects.toString(figures.year(), ""));
        body.put("place", figures.place());
        body.put("contact", figures.contact());
        body.put("reason", declaration.reason());
        return body;
    }

    /**
     * Approves, returns or takes back.
     *
     * @throws Failure FORBIDDEN where whoever declared approves or returns, or another takes back; CONFLICT
     *         where it is decided; INVALID where a reason is missing
     */
    void decide(Caller caller, UUID id, Verdict verdict, String answer) {
        List<String> chain = rights.chain(caller, verdict == Verdict.TAKEN_BACK ? DECLARE : APPROVE);
        transactions.run(RowIdentity.SYSTEM, () -> {
            Declaration declaration = rows.find(id).orElseThrow(Failure::notFound);
            answered(caller, declaration.service());
            Act proposed = FourEyes.decidable(journal, id, PROPOSED, caller.person(), verdict);
            FourEyes.answered(verdict, answer);
            Decided decided = new Decided(verdict, clock.instant(), caller.heldPost(), answer, Ids.next());
            if (!rows.decide(id, decided)) {
                throw Failure.conflict("norm-decided");
            }
            Map<String, Object> body = body(declaration);
            body.putAll(FourEyes.told(proposed, answer));
            append(caller, chain, decided.act(), type(verdict), declaration, body);
            readOnceCommitted();
        });
    }

    private static String type(Verdict verdict) {
        return switch (verdict) {
            case APPROVED -> DECLARED;
            case RETURNED -> RETURNED;
            case TAKEN_BACK -> TAKEN_BACK;
        };
    }

    private void readOnceCommitted() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                read();
            }
        });
    }

    /** Everything that was declared of a service, the latest first. */
    List<Declaration> of(String service) {
        return transactions.as(RowIdentity.SYSTEM, () -> rows.of(service));
    }

    Optional<Declaration> waiting(String service) {
        return of(service).stream().filter(Declaration::isOpen).findFirst();
    }

    /** Services of which a declaration waits. */
    List<String> waiting() {
        return transactions.as(RowIdentity.SYSTEM, rows::waiting).stream().map(Declaration::service).toList();
    }

    boolean isOwn(Caller caller, Declaration declaration) {
        return transactions.as(RowIdentity.SYSTEM, () -> FourEyes.isOwn(FourEyes.proposed(journal,
            declaration.act(), PROPOSED), caller.person()));
    }
}
