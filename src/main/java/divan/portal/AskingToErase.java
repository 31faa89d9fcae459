package divan.portal;

import divan.catalogue.Catalogue;
import divan.catalogue.Service;
import divan.legislation.Parameters;
import divan.web.Shell;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How an erasure that somebody asks for goes on, with the days that hold today (6698/13/2, 14/1). */
@Component
class AskingToErase {
    private final Catalogue catalogue;
    private final Parameters parameters;

    AskingToErase(Catalogue catalogue, Parameters parameters) {
        this.catalogue = catalogue;
        this.parameters = parameters;
    }

    /** @return empty where no pack has a service for it */
    String goes(Shell shell) {
        return catalogue.services().stream().filter(Service::asksToErase).findFirst()
            .map(service -> shell.t("my-erasures.goes", Stream.of("decision_days", "complaint_days",
                "complaint_latest_days").map(name -> days(shell, service, name)).toArray())).orElse("");
    }

    private String days(Shell shell, Service service, String name) {
        return Optional.ofNullable(service.parameters().get(name))
            .flatMap(id -> parameters.on(id, shell.today())).map(Parameters.Value::value).orElse("");
    }
}
