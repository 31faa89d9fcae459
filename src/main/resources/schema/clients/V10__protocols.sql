-- What an institution may ask about people: on which provisions, for which purposes, which fields (register/field).
create table clients.protocol (
    id         uuid primary key,
    client     uuid not null references clients.client (id),
    number     text not null,
    provisions text[] not null check (cardinality(provisions) > 0),
    purposes   text[] not null check (cardinality(purposes) > 0),
    fields     text[] not null check (cardinality(fields) > 0),
    per_minute int not null check (per_minute > 0),
    per_day    int not null check (per_day > 0),
    first      date not null,
    last       date not null,
    made_by    uuid not null,
    ended_by   uuid
);
create index on clients.protocol (client);

alter table clients.protocol enable row level security;
alter table clients.protocol force row level security;
create policy protocol_visible on clients.protocol using (current_setting('divan.kind', true) = 'system');
grant select, insert on clients.protocol to divan_app;
grant update (last, ended_by) on clients.protocol to divan_app;

-- How often a client was stopped and let ask again: odd while it is stopped.
alter table clients.client add column turn int not null default 0 check (turn >= 0);
grant update (turn) on clients.client to divan_app;
