-- Whoever follows the journal sees the types of what comes next, and reads only the acts it wants.
select set_config('divan.kind', 'system', true);

alter table journal.queue add column type text;
update journal.queue q set type = a.type from journal.act a where a.id = q.act;
alter table journal.queue alter column type set not null;

-- Null where the rows of an act were gone already.
alter table journal.act_seq add column type text;
update journal.act_seq s set type = a.type from journal.act a where a.id = s.act;
