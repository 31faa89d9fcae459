-- Whether somebody represents a party costs more to ask than a row to write: nobody else is asked.
alter policy filing_written on casework.filing with check (
    case when current_setting('divan.kind', true) = 'representative' then access.represents(party, null) else false end);
alter policy task_represented on casework.task with check (
    case when current_setting('divan.kind', true) = 'representative' then access.represents(party, null) else false end);
