-- Programs that keep answers in memory are told when a transaction commits that touched law (as organisation V23 does): 'law',
-- once a transaction. Provisions, changes and references come with their version and never change.
create function legislation.tell() returns trigger language plpgsql as $$
begin
    perform pg_notify('divan_state', 'law');
    return null;
end
$$;

create trigger tell after insert or update or delete on legislation.version
    for each statement execute function legislation.tell();
create trigger tell after insert or update or delete on legislation.norm
    for each statement execute function legislation.tell();
