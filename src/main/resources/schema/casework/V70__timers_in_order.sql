-- Those due first are found without looking at any other; those due at one instant run in the order of filing.
create index timer_in_order on casework.timer (due, case_id, timer);
drop index casework.timer_due_idx;
