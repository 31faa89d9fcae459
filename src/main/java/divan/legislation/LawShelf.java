package divan.legislation;

import com.github.benmanes.caffeine.cache.Cache;
import divan.organisation.Hearing;
import divan.organisation.Kept;
import divan.organisation.Topic;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Laws as programs ask for them, at hand: texts that were asked for stay in memory as far as a part of it
 * reaches, for a version never changes; what is known beside its words is forgotten when the database tells
 * of a change. Answers what {@link Consolidation} answers.
 */
@Component
class LawShelf {
    /** Of the memory that the program may take. */
    private static final int PART_OF_TEXTS = 8;
    private static final int PART_OF_SHEETS = 32;
    /** No norm has a longer id. */
    private static final int LONGEST = 40;

    private final LawVersions versions;
    private final Commencements commencements;
    private final Norms norms;
    private final Cache<LawVersion, LawBody> bodies;
    private final Kept<String, LawSheet> sheets;

    LawShelf(LawVersions versions, Commencements commencements, Norms norms, Hearing hearing) {
        this.versions = versions;
        this.commencements = commencements;
        this.norms = norms;
        long memory = Runtime.getRuntime().maxMemory();
        this.bodies = Kept.bounded(memory / PART_OF_TEXTS, LawBody::bytes);
        this.sheets = hearing.keep(Topic.LAW, memory / PART_OF_SHEETS, LawSheet::bytes);
    }

    LawSheet sheet(String law) {
        return law.length() > LONGEST ? LawSheet.NOTHING : sheets.get(law, this::read);
    }

    private LawSheet read(String law) {
        return LawSheet.of(versions.of(law), norms.find(law), norms.restingOn(law), versions.naming(law));
    }

    /** A version that is not committed yet may never be. */
    LawBody body(LawVersion version) {
        return TransactionSynchronizationManager.isActualTransactionActive() ? read(version)
            : bodies.get(version, this::read);
    }

    private LawBody read(LawVersion version) {
        return new LawBody(versions.wordings(version), versions.changes(version), versions.named(version),
            commencements.of(version));
    }

    /** @see Consolidation#find */
    Optional<Wording> find(LawVersion version, String place) {
        LawBody body = body(version);
        return Consolidation.find(place, body::find, body::articles);
    }

    /** @see Consolidation#standing */
    Standing standing(LawSheet sheet, LawVersion version, Wording wording, LocalDate day) {
        LawBody body = body(version);
        return Standing.of(wording.place(), body.changes(wording.article()), body.commencement(), day)
            .until(sheet.ended(), day);
    }
}
