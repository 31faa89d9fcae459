-- The act by which an application was let in, or let in again after it had been ended; a change of it moves nothing.
-- What people began there before belongs to the application that is over.
alter table clients.application add column let_in_by uuid;
select set_config('divan.kind', 'system', true);
update clients.application set let_in_by = made_by;
alter table clients.application alter column let_in_by set not null;
grant update (let_in_by) on clients.application to divan_app;
