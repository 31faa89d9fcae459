package divan.casework;

import divan.casework.Question.Type;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * The fields of a page as they were sent, with the buttons that add a row or take one away
 * ({@code add=group}, {@code remove=group.2}).
 */
record Typed(Map<String, List<String>> fields, Map<String, List<MultipartFile>> files, String add,
        String remove) {
    static Typed of(HttpServletRequest request) {
        Map<String, List<String>> fields = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, List.of(values)));
        Map<String, List<MultipartFile>> files = new HashMap<>();
        if (request instanceof MultipartHttpServletRequest multipart) {
            multipart.getMultiFileMap().forEach((name, sent) -> files.put(name,
                sent.stream().filter(file -> !file.isEmpty()).toList()));
        }
        return new Typed(fields, files, first(fields, "add"), first(fields, "remove"));
    }

    private static String first(Map<String, List<String>> fields, String name) {
        return fields.getOrDefault(name, List.of("")).getFirst();
    }

    /** Whether a button was used that only adds or takes away: nothing is checked then, and all is kept. */
    boolean isRearranging() {
        return !add.isEmpty() || !remove.isEmpty();
    }

    /** Where the page goes on: at the row that was added. */
    String place(Writing writing) {
        Object rows = writing.at(add);
        return rows instanceof List<?> list && !list.isEmpty() ? "#f-" + add + "." + (list.size() - 1) : "";
    }

    /** What the fields say about each question; null where nothing. Files come otherwise. */
    Map<String, @Nullable Object> fields(List<Question> questions) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        for (Question question : questions) {
            if (question.isAsked() && question.type() != Type.FILE) {
                given.put(question.id(), question.type() == Type.GROUP ? rows(question)
                    : Answers.read(question, fields));
            }
        }
        return given;
    }

    private @Nullable Object rows(Question group) {
        Map<String, List<String>> left = new HashMap<>(fields);
        removed(group).ifPresent(row -> left.computeIfPresent(group.id(), (name, rows) ->
            rows.stream().filter(number -> !number.equals(row)).toList()));
        Object read = Answers.read(group, left);
        if (!add.equals(group.id())) {
            return read;
        }
        List<Object> rows = new ArrayList<>(read instanceof List<?> list ? list : List.of());
        if (rows.size() < group.count().most()) {
            rows.add(Map.of());
        }
        return rows;
    }

    /** The number of the row or file of this question that is to be taken away. */
    Optional<String> removed(Question question) {
        String before = question.id() + ".";
        return remove.startsWith(before) ? Optional.of(remove.substring(before.length())) : Optional.empty();
    }
}
