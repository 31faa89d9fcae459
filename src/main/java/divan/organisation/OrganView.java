package divan.organisation;

import divan.kernel.Span;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How programs are told of organs, posts and who may sign: names in both languages, days as YYYY-MM-DD, last
 * days inclusive.
 */
final class OrganView {
    private OrganView() {
    }

    static Map<String, @Nullable Object> organ(Organ organ) {
        Map<String, @Nullable Object> view = LinkedHashMap.newLinkedHashMap(2 * OrganItem.FIELDS.size());
        OrganItem.FIELDS.forEach(field -> view.put(field.name(), field.value().apply(organ)));
        return view;
    }

    static Map<String, @Nullable Object> post(Post post) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", post.id());
        view.put("organ", post.organ());
        view.put("title", words(post.titleTr(), post.titleEn()));
        view.put("functions", post.functions().stream().sorted().toList());
        return view;
    }

    static Map<String, @Nullable Object> post(Posts.Standing standing) {
        Map<String, @Nullable Object> view = post(standing.post());
        view.put("valid", span(standing.valid()));
        return view;
    }

    static Map<String, @Nullable Object> seat(Occupancy held) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("post", held.post());
        view.put("seat", held.seat().name().toLowerCase(java.util.Locale.ROOT));
        view.put("valid", span(held.valid()));
        return view;
    }

    static Map<String, @Nullable Object> deputy(Deputising deputising) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", deputising.id());
        view.put("post", deputising.post());
        view.put("by", deputising.byPost());
        view.put("basis", orNull(deputising.basis()));
        view.put("valid", span(deputising.valid()));
        return view;
    }

    static Map<String, @Nullable Object> delegation(Delegation delegation) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", delegation.id());
        view.put("from", delegation.fromPost());
        view.put("to", delegation.toPost());
        view.put("function", delegation.function());
        view.put("basis", orNull(delegation.basis()));
        view.put("signsAs", words(delegation.signsAsTr(), delegation.signsAsEn()));
        view.put("limit", words(delegation.limit().tr(), delegation.limit().en()));
        view.put("limitKurus", delegation.limit().amount());
        view.put("valid", span(delegation.valid()));
        return view;
    }

    /** {@code maySign} is whether somebody could sign that day: the post has the right, and is not vacant. */
    static Map<String, @Nullable Object> signatory(Signatory signatory, String function) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("function", function);
        view.put("post", post(signatory.post()));
        view.put("seat", signatory.seat().name().toLowerCase(java.util.Locale.ROOT));
        view.put("maySign",
            !(signatory.right() instanceof SigningRight.None) && signatory.seat() != Seat.VACANT);
        switch (signatory.right()) {
            case SigningRight.ByOffice office -> view.put("right", "office");
            case SigningRight.ByDeputising deputy -> {
                view.put("right", "deputy");
                view.put("inPlaceOf", post(deputy.inPlaceOf()));
                view.put("basis", orNull(deputy.deputising().basis()));
                view.put("valid", span(deputy.deputising().valid()));
            }
            case SigningRight.ByDelegation delegated -> {
                view.put("right", "delegation");
                view.put("inNameOf", post(delegated.inNameOf()));
                view.put("delegation", delegation(delegated.delegation()));
            }
            case SigningRight.None none -> {
                view.put("right", "none");
                view.put("delegation", none.expired() == null ? null : delegation(none.expired()));
            }
        }
        return view;
    }

    static Map<String, @Nullable Object> span(Span valid) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        LocalDate last = valid.last();
        view.put("from", valid.from().toString());
        view.put("last", last == null ? null : last.toString());
        return view;
    }

    static Map<String, Object> words(String turkish, String english) {
        Map<String, Object> words = LinkedHashMap.newLinkedHashMap(2);
        if (!turkish.isEmpty()) {
            words.put("tr", turkish);
        }
        if (!english.isEmpty()) {
            words.put("en", english);
        }
        return words;
    }

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
