package divan.access;

import divan.policy.Rule;
import divan.policy.Rulebook;
import divan.reliance.FixedReliances;
import divan.reliance.Reliance;
import divan.web.Texts;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Why data are read, and on what accounts are given. */
@Component
class AccessReliances implements FixedReliances {
    private record Cited(String code, List<String> basis) {
    }

    private final Rulebook book;
    private final Texts texts;

    AccessReliances(Rulebook book, Texts texts) {
        this.book = book;
        this.texts = texts;
    }

    private static Cited cited(Rule rule) {
        return new Cited(rule.purpose(), rule.basis());
    }

    @Override
    public List<Reliance> reliances() {
        return Stream.concat(
            book.own().stream().map(AccessReliances::cited).distinct()
                .flatMap(rule -> rule.basis().stream().map(provision ->
                    FixedReliances.purpose(texts, rule.code(), provision))),
            Stream.concat(FixedReliances.acts(texts, Administrators.BASIS, "person.added", "post.taken"),
                Stream.concat(FixedReliances.acts(texts, Administrators.BASIS, CertificateWay.BOUND,
                    CertificateWay.REMOVED, Newcomers.BOUND), FixedReliances.acts(texts,
                    Administrators.BASIS, SecurityLog.acts())))).toList();
    }
}
