package divan.catalogue;

import divan.organisation.Organ;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A service’s entry in the inventory as it is shown on a day, with what was measured in the twelve months
 * before.
 *
 * @param responsible the organ that answers for it, where it stands
 * @param path its subject in the file plan, after those above
 * @param linked of the provisions it names, those that have a page
 */
public record ServiceEntry(PublicService service, ServiceWords words, PublicService.Duration duration,
        Optional<Measured> measured, Optional<Organ> responsible, List<FileCode> path, Set<String> linked,
        List<Step> steps) {
}
