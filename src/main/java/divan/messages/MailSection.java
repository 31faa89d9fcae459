package divan.messages;

import divan.web.Language;
import divan.web.Shell;

/** What an e-mail says in one language; {@code link} is an address from outside, or empty on a page. */
public record MailSection(Shell shell, String subject, String what, String toDo, String link) {
    public Language language() {
        return shell.language();
    }
}
