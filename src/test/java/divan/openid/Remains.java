package divan.openid;

import divan.casework.Bureau;
import divan.clients.Client;
import divan.clients.Institution;
import divan.clients.Prover;
import divan.demo.Sundial;
import divan.web.Caller;
import org.springframework.context.ApplicationContext;

/** Somebody who signed in to an application, and agreed to something. */
public final class Remains {
    private Remains() {
    }

    /** @return whose they are */
    public static Caller leave(ApplicationContext program, int port) {
        return leave(program, port, Bureau.opened(program).applicant());
    }

    public static Caller leave(ApplicationContext program, int port, Caller person) {
        Institution institution = new Institution(program);
        Client client = institution.registered(1000, 10_000);
        var key = Prover.curve("a");
        institution.signsWith(client, Prover.set(key));
        institution.opened(client, institution.agreed(client));
        RelyingParty application = new RelyingParty(port, client, key, program.getBean(Sundial.class));
        application.tokens(application.code(new Visitor(port, person).agrees(
            application.asks("openid foreigners", more -> { }))));
        return person;
    }
}
