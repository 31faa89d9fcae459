package divan.casework;

import divan.casework.Question.Type;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** What a page of questions was answered with, its files kept. */
final class PageInput {
    private final Applications applications;

    PageInput(Applications applications) {
        this.applications = applications;
    }

    /** @param violations to which is added why a file was not kept */
    Map<String, @Nullable Object> given(Caller caller, Writing writing, Form.Page page, Typed typed,
            List<Violation> violations) {
        Map<String, @Nullable Object> given = typed.fields(page.questions());
        for (Question question : page.questions()) {
            if (question.type() != Type.FILE) {
                continue;
            }
            List<MultipartFile> sent = typed.files().getOrDefault(question.id(), List.of());
            if (question.many()) {
                given.put(question.id(), several(caller, writing, question, typed, sent, violations));
            } else if (!sent.isEmpty()) {
                keep(caller, writing, question, sent.getFirst(), violations)
                    .ifPresent(file -> given.put(question.id(), file));
            }
        }
        return given;
    }

    /** New files stand behind those that were given before. */
    private @Nullable Object several(Caller caller, Writing writing, Question question, Typed typed,
            List<MultipartFile> sent, List<Violation> violations) {
        List<Object> files = new ArrayList<>(Answers.files(writing.answer(question)));
        typed.removed(question).filter(n -> n.matches("[0-9]{1,3}")).map(Integer::parseInt)
            .filter(n -> n < files.size()).ifPresent(n -> files.remove(n.intValue()));
        for (MultipartFile file : sent) {
            if (files.size() == question.count().most()) {
                violations.add(Violation.of("too-many-files", question.id(), question.count().most()));
                break;
            }
            keep(caller, writing, question, file, violations).ifPresent(files::add);
        }
        return files.isEmpty() ? null : files;
    }

    private Optional<Map<String, Object>> keep(Caller caller, Writing writing, Question question,
            MultipartFile file, List<Violation> violations) {
        try {
            String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
            return Optional.of(applications.keep(caller, name, file.getBytes(), question.kinds(),
                writing.maxMegabytes(question), question.id()).answer());
        } catch (Failure failure) {
            violations.addAll(failure.violations());
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
