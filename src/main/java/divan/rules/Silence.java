package divan.rules;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/**
 * KIE logs expressions together with the values they failed on, which are personal data. Whatever it would
 * say about an error is thrown instead, so its loggers are switched off before the first use.
 */
final class Silence {
    static {
        for (String engine : new String[] {"org.kie", "org.drools"}) {
            if (LoggerFactory.getLogger(engine) instanceof Logger logger) {
                logger.setLevel(Level.OFF);
            }
        }
    }

    private Silence() {
    }

    /** Has its effect by the initialisation of this class. */
    static void keep() {
    }
}
