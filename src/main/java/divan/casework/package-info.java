/**
 * Applications, tasks, deadlines and decisions.
 *
 * <p>Door: {@link divan.casework.Casework}. A case is acts in progress: its row is a snapshot, the fold of
 * its acts by the pure {@code CaseState.apply}, and can be rebuilt from them at any time. The process (BPMN),
 * the form and the letters of a running case are those of the pack's version it began with; parameters and
 * law are chosen by the day the service names. Rules propose; a person decides, and what they weighed is
 * recorded (law 6458/25/1). Refusing is a lawful decision; what cannot be filed at all is invalid and is told
 * before anything is filed.
 *
 * <p>A service may be about one thing that one row of a register says ({@link divan.casework.Matter}):
 * somebody disputes it before whoever keeps the register (law 6698/11/1-d), while their other cases go on and
 * show that it is disputed.
 *
 * <p>Service of the decision (tebligat, law 7201) is a dated act, and only it starts the period for remedies.
 */
@NullMarked
package divan.casework;

import org.jspecify.annotations.NullMarked;
