-- An institution's program to which people sign in with their account here: where it may send them, and on which
-- protocol, for which of its purposes, it is told anything about them.
create table clients.application (
    client         uuid primary key references clients.client (id),
    protocol       uuid not null references clients.protocol (id),
    purpose        text not null,
    redirects      text[] not null check (cardinality(redirects) > 0),
    after_sign_out text[] not null,
    back_channel   text not null,
    level          int not null check (level between 1 and 3),
    made_by        uuid not null,
    ended_by       uuid
);

alter table clients.application enable row level security;
alter table clients.application force row level security;
create policy application_visible on clients.application using (current_setting('divan.kind', true) = 'system');
grant select, insert on clients.application to divan_app;
grant update (protocol, purpose, redirects, after_sign_out, back_channel, level, made_by, ended_by)
    on clients.application to divan_app;
