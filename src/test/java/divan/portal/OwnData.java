package divan.portal;

import divan.access.Access;
import divan.demo.Sundial;
import divan.web.Caller;
import divan.web.Languages;
import divan.web.Shell;
import divan.web.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody does with their own data: addresses and the export. */
public final class OwnData {
    private final ApplicationContext program;
    private final ContactChange change;

    public OwnData(ApplicationContext program) {
        this.program = program;
        this.change = program.getBean(ContactChange.class);
    }

    public void asked(Caller caller, String email) {
        if (!change.change(caller, email, "").violations().isEmpty()) {
            throw new IllegalStateException(email);
        }
    }

    public void confirmed(Caller caller, String email, String phone) {
        if (!change.change(caller, email, phone).violations().isEmpty()) {
            throw new IllegalStateException(email);
        }
        UUID party = java.util.Objects.requireNonNull(caller.party());
        String page = program.getBean(Access.class).asSystem(() -> program.getBean(JdbcClient.class).sql("""
            select page from messages.message where party = :party and kind = 'contact.confirm'
            order by asked desc limit 1
            """).param("party", party).query(String.class).single());
        change.confirm(caller, page.substring(page.lastIndexOf('/') + 1));
    }

    public byte[] export(Caller caller) {
        Export export = program.getBean(Export.class);
        Shell shell = new Shell(program.getBean(Texts.class), Languages.TURKISH, caller, "", "",
            Sundial.FIRST_DAY, true, "", "");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            export.write(export.begin(caller), shell, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
