create table access.person (
    id      uuid primary key,
    login   text not null unique,
    name    text not null,
    party   uuid,
    demo    boolean not null,
    listed  boolean not null,
    note_tr text not null default '',
    note_en text not null default '',
    place   bigint generated always as identity
);

-- Opaque ids only. The secret itself is never stored.
create table access.session (
    id          uuid primary key,
    secret_hash bytea not null unique,
    bearer      boolean not null,
    person      uuid not null references access.person,
    post        text,
    csrf        text not null,
    last_act    uuid,
    opened      timestamptz not null,
    expires     timestamptz not null,
    closed      timestamptz
);

create index on access.session (person);

-- A name is personal data: the program sees it as the system, as the person, or through the one function that a
-- session's own request needs before anybody is known.
alter table access.person enable row level security;
alter table access.person force row level security;
create policy person_as_system on access.person
    using (current_setting('divan.kind', true) = 'system')
    with check (current_setting('divan.kind', true) = 'system');
create policy person_of_session on access.person for select to divan_owner
    using (current_setting('divan.session_person', true) = id::text);

create function access.person_of_session(wanted uuid) returns table (name text, party uuid)
    language plpgsql volatile security definer set search_path = access, pg_temp
as $$
begin
    perform set_config('divan.session_person', wanted::text, true);
    return query select p.name, p.party from access.person p where p.id = wanted;
end
$$;

revoke all on function access.person_of_session(uuid) from public;
grant usage on schema access to divan_app;
grant select, insert on access.person to divan_app;
grant select, insert on access.session to divan_app;
grant update (closed, last_act, post, expires) on access.session to divan_app;
grant execute on function access.person_of_session(uuid) to divan_app;
