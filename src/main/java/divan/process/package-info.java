/**
 * BPMN 2.0 as a pure function: {@code (model, state, event) → (state, commands)}.
 *
 * <p>Door: {@link divan.process.Model#read} and {@link divan.process.Interpreter}; {@link
 * divan.process.Trial} plays a model by hand. Otherwise nothing here keeps anything, reads a clock or does
 * work: the caller stores the {@link divan.process.State}, obeys the {@link divan.process.Command}s in the
 * same transaction, and sends an {@link divan.process.Event} when something happens. So cases can be
 * replayed, rebuilt and simulated by the same code that runs them.
 *
 * <h2>The subset</h2>
 * Events: none start; none, terminate and error end; intermediate timer and message catch; at the boundary of
 * any activity timer and message (interrupting or not) and error. Tasks: user, service, business rule, send,
 * receive. Gateways: exclusive, inclusive, parallel, event-based. Embedded sub-processes. Multi-instance
 * activities, sequential or parallel. Timers by {@code timeDuration} or {@code timeDate}. Pools, lanes,
 * message flows and annotations are kept and have no effect, nor has {@code isExecutable}. Anything else is
 * refused with its element, never skipped.
 *
 * <h2>Invariants</h2>
 * A step repeats: same arguments, same result. Ids of tokens and timers are never used twice. A task or timer
 * that was commanded is either answered by its event or withdrawn by a command, once. {@code Ended} comes
 * once and last. A refused event changes nothing. Steps, tokens, models and files are bounded.
 *
 * <h2>Where it differs from BPMN 2.0.2, and why</h2>
 * <ul>
 * <li>Expressions are FEEL (the language of our decisions) whatever {@code expressionLanguage} the file
 * declares, unless the expression itself names another: then it is refused. Conditions that are not true
 * count as false.
 * <li>A gateway that decides must have a default flow, every path must begin at the one start event and reach
 * an end event, and gateways may not form a circle alone: the standard leaves these to run time, where a case
 * would be stuck.
 * <li>Conditions on flows of activities are refused (an inclusive gateway says the same and is seen).
 * <li>An inclusive join also waits for tokens that may come by a boundary event, see {@code InclusiveJoin}.
 * As in the standard, two such joins that each wait for the other wait forever.
 * <li>Messages are matched by name alone; of several waiting, the longest waiting takes it. A message for
 * which nothing waits is refused, not kept.
 * <li>The collection of a multi-instance activity is written as FEEL in {@code loopDataInputRef}, where the
 * standard wants the name of a data input (data objects are not supported), or in the attribute {@code
 * collection} of {@link divan.process.Model#NAMESPACE} or as Camunda, Flowable and Activiti write it. It is
 * evaluated again when an item is looked up: it
 * must not change meanwhile.
 * <li>An error end event that nothing catches ends the whole process, with its code; the standard leaves it
 * open. A task's own error that nothing catches is refused, so that the task stays open.
 * <li>Boundary errors may stand at tasks too; boundary timers go off once ({@code timeCycle} is refused).
 * <li>Days, months and years of timers are calendar units in Istanbul.
 * </ul>
 *
 * <p>Standard: <a href="https://www.omg.org/spec/BPMN/2.0.2/">OMG BPMN 2.0.2</a> (ISO/IEC 19510), §10, §13.
 */
@NullMarked
package divan.process;

import org.jspecify.annotations.NullMarked;
