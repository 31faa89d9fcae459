/**
 * Who may read what about whom, for which purpose: the policy of data, in one place and as data.
 *
 * <p>Door: {@link divan.policy.Rulebook}. Rules come from {@code policy/data.yaml} (what the program itself
 * keeps) and from packs: a register's {@code read-for} says for which purpose which of its fields are read, a
 * service's {@code purposes} for what its cases are. A purpose is served by whoever holds the function of the
 * same name; {@code own-data} by the person themselves; {@code statistics} by nobody, since what it gives
 * names nobody. What no rule allows is denied. {@code access.Access} asks here before it reads; row-level
 * security then compares who asks with each row, and knows nothing of this module.
 *
 * <p>Which routes somebody may call at all stands in {@code policy.yaml} ({@code access.Policy}).
 */
@NullMarked
package divan.policy;

import org.jspecify.annotations.NullMarked;
