-- Somebody on the way to the port for certificates and back: there by a ticket, back by a code, each good once, and both
-- only for the browser, or the session, that set out. What was judged meanwhile waits here for some minutes.
create table access.passage (
    ticket_hash bytea primary key,
    purpose     text not null check (purpose in ('sign-in', 'step-up', 'binding')),
    browser     bytea,
    session     uuid references access.session,
    next        text not null,
    expires     timestamptz not null,
    claimed     boolean not null default false,
    code_hash   bytea unique,
    wrong       text,
    person      uuid references access.person,
    binds       boolean,
    fingerprint bytea,
    mark        bytea,
    proved      boolean,
    issuer      text,
    until       timestamptz,
    check ((purpose = 'sign-in') = (session is null) and (browser is null) = (session is not null))
);
create index on access.passage (expires);

alter table access.passage enable row level security;
alter table access.passage force row level security;
create policy passage_as_system on access.passage
    using (current_setting('divan.kind', true) = 'system') with check (current_setting('divan.kind', true) = 'system');
grant select, insert, delete on access.passage to divan_app;
grant update (claimed, expires, code_hash, wrong, person, binds, fingerprint, mark, proved, issuer, until)
    on access.passage to divan_app;
