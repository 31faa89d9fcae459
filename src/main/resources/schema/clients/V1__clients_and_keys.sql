-- Systems of institutions that ask by programs, and what they were allowed. The act tells who allowed it and why.
create table clients.client (
    id         uuid primary key,
    name       text not null,
    organ      text not null,
    contact    text not null,
    purpose    text not null,
    per_minute int not null check (per_minute > 0),
    per_day    int not null check (per_day > 0),
    last       date not null,
    made_by    uuid not null
);

-- Of a key only its first characters and its hash are kept.
create table clients.key (
    id         uuid primary key,
    client     uuid not null references clients.client (id),
    prefix     text not null,
    hash       bytea not null unique check (length(hash) = 32),
    issued     timestamptz not null,
    last       date not null,
    made_by    uuid not null,
    revoked_by uuid
);
create index on clients.key (client);

-- Written down about each minute, not with each request.
create table clients.usage (
    key      uuid not null references clients.key (id),
    day      date not null,
    answered bigint not null,
    refused  bigint not null,
    primary key (key, day)
);
create index on clients.usage (day);

alter table clients.client enable row level security;
alter table clients.client force row level security;
create policy client_visible on clients.client using (current_setting('divan.kind', true) = 'system');
alter table clients.key enable row level security;
alter table clients.key force row level security;
create policy key_visible on clients.key using (current_setting('divan.kind', true) = 'system');
alter table clients.usage enable row level security;
alter table clients.usage force row level security;
create policy usage_visible on clients.usage using (current_setting('divan.kind', true) = 'system');

grant usage on schema clients to divan_app;
grant select, insert on clients.client, clients.key, clients.usage to divan_app;
grant update (name, organ, contact, purpose, per_minute, per_day, last, made_by) on clients.client to divan_app;
grant update (revoked_by) on clients.key to divan_app;
grant update (answered, refused) on clients.usage to divan_app;
