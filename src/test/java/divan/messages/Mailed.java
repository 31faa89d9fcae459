package divan.messages;

import org.springframework.context.ApplicationContext;

/** Hands over every e-mail that is due, as the program would. */
public final class Mailed {
    private Mailed() {
    }

    public static void all(ApplicationContext program) {
        Postman postman = program.getBean(Postman.class);
        while (postman.step() == Postman.Step.DONE) { } // one after the other
    }
}
