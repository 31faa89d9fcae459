package divan.casework;

import divan.access.Access;
import divan.kernel.Violation;
import java.util.List;
import java.util.UUID;

/** What can come of asking for something; switched over exhaustively. */
public final class Results {
    private Results() {
    }

    /** Of filing an application. */
    public sealed interface Filing extends Access.Written {
        /** Filed, or found to have been filed already by the same request. */
        record Filed(String no, UUID act, boolean again) implements Filing {
        }

        /** Cannot be filed as it is; nothing was filed and nothing is lost. */
        record Invalid(List<Violation> violations) implements Filing {
            @Override
            public UUID act() {
                return NOTHING;
            }
        }
    }

    /** Of a step that an official takes. */
    public sealed interface Taking extends Access.Written {
        record Taken(String no, UUID act) implements Taking {
        }

        record Invalid(List<Violation> violations) implements Taking {
            @Override
            public UUID act() {
                return NOTHING;
            }
        }
    }
}
