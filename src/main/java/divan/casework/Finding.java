package divan.casework;

import java.util.List;

/**
 * What one rule found.
 *
 * @param rule id, whose words are the text {@code finding.<rule>.<outcome>}
 * @param outcome satisfied, unmet or attention
 * @param args days as ISO text, numbers as text
 * @param provision what the rule rests on
 */
public record Finding(String rule, String outcome, List<String> args, String provision) {
}
