-- Programs that keep answers in memory are told when a transaction commits that touched what was agreed with institutions, or
-- their names (as organisation V23 does): 'protocols', once a transaction.
create function clients.tell() returns trigger language plpgsql as $$
begin
    perform pg_notify('divan_state', 'protocols');
    return null;
end
$$;

create trigger tell after insert or update or delete on clients.protocol
    for each statement execute function clients.tell();
create trigger tell after insert or delete or update of name, organ on clients.client
    for each statement execute function clients.tell();
