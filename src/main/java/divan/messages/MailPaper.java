package divan.messages;

import divan.web.Caller;
import divan.web.Html;
import divan.web.Language;
import divan.web.Shell;
import divan.web.Texts;
import divan.kernel.Turkish;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes a message as an e-mail: the same in plain text and in HTML, once for each language asked for. */
@Component
class MailPaper {
    private final Texts texts;
    private final Html html;
    private final String address;
    private final EmailAddress from;
    private final boolean demo;

    MailPaper(Texts texts, Html html, @Value(MailSetup.ADDRESS) String address,
            @Value("${divan.mail-from:divan@localhost.localdomain}") String from,
            @Value("${divan.demo}") boolean demo) {
        this.texts = texts;
        this.html = html;
        this.address = address;
        this.from = EmailAddress.of(from).orElseThrow(() -> new IllegalArgumentException("no address: "
            + from));
        this.demo = demo;
    }

    Mail write(Message message, EmailAddress to, List<Language> languages) {
        List<MailSection> sections =
            languages.stream().map(language -> section(message, shell(message, language))).toList();
        String subject = sections.stream().map(MailSection::subject).collect(Collectors.joining(" / "));
        return new Mail(message.id(), message.asked(), from,
            sections.getFirst().shell().t("messages.from"), to, languages.stream().map(Language::code)
            .toList(), subject, plain(sections), html(subject, sections));
    }

    private MailSection section(Message message, Shell shell) {
        MailSection said = said(message, shell);
        return new MailSection(shell, said.subject(), said.what(), said.toDo(),
            address + shell.href(message.page()));
    }

    /** What a message says on a page; the link stays away. */
    static MailSection said(Message message, Shell shell) {
        Object[] words = message.words().stream().map(shell::written).toArray();
        String key = "message." + message.kind();
        return new MailSection(shell, shell.t(key + ".subject", words), shell.t(key + ".what", words),
            shell.t(key + ".do", words), "");
    }

    private Shell shell(Message message, Language language) {
        LocalDate day = LocalDate.ofInstant(message.asked(), Turkish.ZONE);
        return new Shell(texts, language, Caller.ANYBODY, "", "", day, demo, "", "").complete();
    }

    private String plain(List<MailSection> sections) {
        List<String> lines = new ArrayList<>();
        for (MailSection section : sections) {
            Shell shell = section.shell();
            if (!lines.isEmpty()) {
                lines.addAll(List.of("", "* * *", ""));
            }
            if (demo) {
                lines.addAll(List.of(shell.t("page.demo"), ""));
            }
            lines.addAll(List.of(shell.t("messages.greeting"), "", section.what(), "", section.toDo(), "",
                shell.t("messages.more"), section.link(), "", shell.t("messages.no-period"), "",
                shell.t("messages.no-answer")));
        }
        return String.join("\r\n", lines) + "\r\n";
    }

    private String html(String subject, List<MailSection> sections) {
        return html.text(sections.getFirst().shell(), "messages/mail",
            Map.of("subject", subject, "sections", sections));
    }
}
