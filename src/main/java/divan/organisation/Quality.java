package divan.organisation;

import java.util.List;

/** What is missing or left over in the register of the state on a day: how many, and the first of them. */
public record Quality(Finding withoutHolder, Finding withoutNorm, Finding dangling, Finding closedWithPosts) {
    public record Finding(long count, List<Organ> first) {
    }
}
