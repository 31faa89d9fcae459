-- What waits in an organ is found without the cases themselves, due first, however many are open.
select set_config('divan.kind', 'system', true);
alter table casework.task add column no text not null default '', add column service text not null default '';
update casework.task t set no = c.no, service = c.service from casework.case_row c where c.id = t.case_id;
alter table casework.task alter column no drop default, alter column service drop default;
drop index casework.task_organ_function_due_idx;
create index task_inbox on casework.task (organ, due, no) where function <> '';
create index task_steps on casework.task (organ, service, element) where function <> '';
drop index casework.case_row_organ_awaited_idx;
create index case_awaited on casework.case_row (organ, awaited, no) where awaited is not null;
create index case_awaited_services on casework.case_row (organ, service) where awaited is not null;
