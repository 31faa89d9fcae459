package divan.documents;

import divan.journal.Act;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Turkish;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Official documents: drawn in the transaction of the decision they put in writing, sealed by {@link
 * SealingFollower}, verified by anybody. Every method runs in the caller's transaction and shows what its
 * row-level security allows.
 */
@Component
public class Documents {
    /** The act that a document was drawn; its body names the document and its number. */
    public static final String ORDERED = "document.ordered";
    /** The act that its file was sealed; its body names document, number, file, organ and certificate. */
    public static final String SEALED = "document.sealed";

    private final Archive archive;
    private final Journal journal;
    private final String address;
    private final SecureRandom random = new SecureRandom();

    /** @param address where the pages are found from outside; printed in every document,
            below it {@code /verify} */
    Documents(Archive archive, Journal journal,
            @Value("${divan.address:http://localhost:${divan.port:8080}}") String address) {
        this.archive = archive;
        this.journal = journal;
        this.address = address + "/verify";
    }

    /**
     * Gives the document its number and code and appends {@link #ORDERED}. Call it late: until the
     * transaction ends, nobody else draws for the organ. The letter is filled in once before, so that a
     * letter that cannot be written stops the decision and not the sealing.
     *
     * @throws IllegalArgumentException where letter and variables do not fit together
     */
    public DrawnDocument draw(DocumentOrder order) {
        StoredOrder first = stored(order, VerificationCode.fresh(random), 1);
        Frame.around(first);
        long serial = archive.nextSerial(order.organ(), first.year());
        StoredOrder drawn = stored(order, first.code(), serial);
        archive.keep(drawn);
        journal.append(Act.of(order.at(), order.actor(), ORDERED, subjects(drawn), order.basis(),
                order.purpose(), told(drawn)));
        return new DrawnDocument(drawn.id(), drawn.number(), drawn.code());
    }

    private static Map<String, Object> told(StoredOrder drawn) {
        return Map.of("document", drawn.id().toString(), "number", drawn.number().toString(),
                "kind", drawn.kind(), "act", drawn.act().toString());
    }

    private StoredOrder stored(DocumentOrder order, VerificationCode code, long serial) {
        return new StoredOrder(order.id(), order.kind(), order.caseId(), order.party(), order.organ(),
                order.organName(), order.fileCode(), order.at().atZone(Turkish.ZONE).getYear(), serial, code,
                order.title(), order.language(), order.letter().name(), order.letter().packVersion(),
                order.letter().text(), Variables.bytes(order.variables()), address, order.act(), order.at());
    }

    static List<UUID> subjects(StoredOrder order) {
        return Stream.of(order.id(), order.caseId(), order.party()).filter(Objects::nonNull).toList();
    }

    public List<DocumentEntry> ofCase(UUID caseId) {
        return archive.ofCase(caseId);
    }

    public List<DocumentEntry> ofParty(UUID party) {
        return archive.ofParty(party);
    }

    /** A party's documents, the newest first, behind the first {@code from}. */
    public List<DocumentEntry> latest(UUID party, int from, int many) {
        return archive.latest(party, from, many);
    }

    public Optional<DocumentEntry> find(UUID id) {
        return archive.entry(id);
    }

    /**
     * The sealed file; {@link Failure} NOT_FOUND where there is none to see, UNAVAILABLE while it is being
     * sealed.
     */
    public byte[] pdf(UUID id) {
        return archive.content(id).orElseThrow(() -> archive.entry(id).isPresent()
                ? new Failure(Failure.Kind.UNAVAILABLE) : Failure.notFound());
    }

    /** How many documents the caller sees that are not sealed yet. */
    public long unsealed() {
        return archive.unsealed();
    }

    /** The public facts of the document with that code, however it was typed. Needs no sign-in. */
    public Optional<PublicFacts> byCode(String typed) {
        return VerificationCode.read(typed).flatMap(archive::publicFacts);
    }

    /**
     * The characters of a text that no document can show, each once, in words; whoever asks for the text says
     * so.
     */
    public static List<String> unprintable(String text) {
        return Glyphs.missing(text);
    }

    /** What is wrong with a letter, given the names it may use; {@code document} need not be among them. */
    public static List<String> problems(byte[] letter, Collection<String> variables) {
        return Letter.problems(letter, Stream.concat(variables.stream(), Stream.of("document")).toList());
    }
}
