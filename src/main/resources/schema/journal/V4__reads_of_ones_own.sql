-- Whether a read was the official's own: policies of other modules ask the journal, not its table.
create function journal.is_own_read(wanted uuid) returns boolean
    language sql stable security definer set search_path = journal, pg_temp
as $$
    select exists (select from journal.act a where a.id = wanted and a.type = 'data.read'
        and a.person::text = current_setting('divan.party', true))
$$;
revoke all on function journal.is_own_read(uuid) from public;
grant execute on function journal.is_own_read(uuid) to divan_app;
