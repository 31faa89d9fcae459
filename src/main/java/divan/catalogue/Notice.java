package divan.catalogue;

import java.util.List;

/**
 * What somebody is told before their data are taken (6698/10): who the controller is, what for, to whom data
 * are passed on, how and on which ground they are taken, and which rights there are. Its words are texts of
 * the service, {@code notice.purpose}, {@code .method} and {@code .recipient.<id>}.
 *
 * @param version counted up whenever what is told changes
 * @param controller eight digits of the organ
 * @param recipients to whom data may be passed on
 * @param grounds provisions on which data may be processed
 * @param rights provisions that name the rights
 */
public record Notice(int version, String controller, List<String> recipients, List<String> grounds,
        List<String> rights) {
}
