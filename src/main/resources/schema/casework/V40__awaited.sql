-- The last day until which a case waits for its applicant's documents; null where it does not. Told again from the
-- snapshots of cases that wait already.
alter table casework.case_row add column awaited date;
select set_config('divan.kind', 'system', true);
update casework.case_row
set awaited = (convert_from(state, 'UTF8')::jsonb -> 'asked' ->> 'due')::date
where open and convert_from(state, 'UTF8')::jsonb -> 'asked' ->> 'due' is not null;
create index on casework.case_row (organ, awaited) where awaited is not null;
