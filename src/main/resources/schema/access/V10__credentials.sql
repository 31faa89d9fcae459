-- How real people sign in: a password and a second factor, or a passkey. Secrets are hashed or sealed with a key that
-- is not in the database; nobody but the program itself (kind system) sees a row.
alter table access.person add column deactivated timestamptz;
grant update (deactivated) on access.person to divan_app;

create table access.password (
    person  uuid primary key references access.person,
    hash    text not null,
    changed timestamptz not null
);

-- last_step: the 30-second step of the code used last; an older or equal one is a replay.
create table access.totp (
    person    uuid primary key references access.person,
    secret    bytea not null,
    last_step bigint not null
);

create table access.recovery_code (
    person uuid not null references access.person,
    hash   bytea not null,
    used   timestamptz,
    primary key (person, hash)
);

-- credential: attested credential data (WebAuthn level 2, 6.5.1): key id and public key.
create table access.passkey (
    id         bytea primary key,
    person     uuid not null references access.person,
    credential bytea not null,
    counter    bigint not null,
    label      text not null,
    made       timestamptz not null
);
create index on access.passkey (person);

-- Links that are good once: closed when used, or when a newer one takes their place.
create table access.link (
    id          uuid primary key,
    secret_hash bytea not null unique,
    kind        text not null check (kind in ('set-up', 'invitation')),
    person      uuid references access.person,
    made        timestamptz not null,
    expires     timestamptz not null,
    closed      timestamptz,
    check ((kind = 'set-up') = (person is null))
);
create index on access.link (person);

-- Somebody on the way in, between two pages: with a link, choosing credentials; with a person and no link, after the
-- right password and before the second factor; with neither, holding a passkey's challenge.
create table access.entrance (
    secret_hash bytea primary key,
    link        uuid references access.link,
    person      uuid references access.person,
    name        text,
    login       text,
    password    text,
    totp        bytea,
    challenge   bytea,
    tries       integer not null default 0,
    expires     timestamptz not null
);
create index on access.entrance (expires);

-- Who has tried how often, from where; both as keyed hashes.
create table access.attempt (
    account  bytea not null,
    address  bytea not null,
    failures integer not null,
    last     timestamptz not null,
    primary key (account, address)
);
create index on access.attempt (last);

-- What happened at the door; opaque ids only, kept beside the ledger: nothing of it has legal effect.
create table access.security_event (
    id      uuid primary key,
    at      timestamptz not null,
    kind    text not null,
    person  uuid,
    session uuid
);
create index on access.security_event (person, at);

alter table access.password enable row level security;
alter table access.password force row level security;
create policy password_as_system on access.password
    using (current_setting('divan.kind', true) = 'system') with check (current_setting('divan.kind', true) = 'system');
alter table access.totp enable row level security;
alter table access.totp force row level security;
create policy totp_as_system on access.totp
    using (current_setting('divan.kind', true) = 'system') with check (current_setting('divan.kind', true) = 'system');
alter table access.recovery_code enable row level security;
alter table access.recovery_code force row level security;
create policy recovery_code_as_system on access.recovery_code
    using (current_setting('divan.kind', true) = 'system') with check (current_setting('divan.kind', true) = 'system');
alter table access.passkey enable row level security;
alter table access.passkey force row level security;
create policy passkey_as_system on access.passkey
    using (current_setting('divan.kind', true) = 'system') with check (current_setting('divan.kind', true) = 'system');
alter table access.entrance enable row level security;
alter table access.entrance force row level security;
create policy entrance_as_system on access.entrance
    using (current_setting('divan.kind', true) = 'system') with check (current_setting('divan.kind', true) = 'system');

-- Somebody deactivated has no live session, whatever the session's row says.
create or replace function access.person_of_session(wanted uuid) returns table (name text, party uuid)
    language plpgsql volatile security definer set search_path = access, pg_temp
as $$
begin
    perform set_config('divan.session_person', wanted::text, true);
    return query select p.name, p.party from access.person p where p.id = wanted and p.deactivated is null;
end
$$;

grant select, insert, update, delete on access.password, access.totp, access.recovery_code, access.passkey to divan_app;
grant select, insert, delete on access.entrance to divan_app;
grant update (challenge, tries) on access.entrance to divan_app;
grant select, insert on access.link to divan_app;
grant update (closed) on access.link to divan_app;
grant select, insert, update, delete on access.attempt to divan_app;
grant select, insert on access.security_event to divan_app;
