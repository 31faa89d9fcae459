-- What somebody is told. It stands on their page for good; the e-mail is one way of telling, and has left when
-- "due" is null and "sent" is not. Address and page are kept only until then: a page may hold a one-time secret.
create table messages.message (
    id       uuid primary key,
    act      uuid not null,
    kind     text not null,
    party    uuid not null,
    organ    text,
    subjects uuid[] not null,
    words    bytea not null,
    page     text not null,
    secret   boolean not null,
    address  text,
    asked    timestamptz not null,
    due      timestamptz,
    attempts integer not null default 0,
    trouble  text,
    sent     timestamptz,
    given_up timestamptz,
    seen     timestamptz,
    unique (act, party, kind)
);
create index on messages.message (due) where due is not null;
create index on messages.message (party, asked);
create index on messages.message (organ, given_up) where given_up is not null;

-- What a party has chosen: the language of e-mails (null: Turkish and English), and whether those that only inform
-- are sent as well.
create table messages.choice (
    party    uuid primary key,
    language text,
    informs  boolean not null,
    changed  timestamptz not null
);

-- An official sees no more than that a message of their organ could not be delivered.
alter table messages.message enable row level security;
alter table messages.message force row level security;
create policy message_visible on messages.message
    using (case current_setting('divan.kind', true)
           when 'system' then true
           when 'person' then party::text = current_setting('divan.party', true)
           when 'official' then given_up is not null and organ = current_setting('divan.organ', true)
           else false end);
alter table messages.choice enable row level security;
alter table messages.choice force row level security;
create policy choice_visible on messages.choice
    using (case current_setting('divan.kind', true)
           when 'system' then true
           when 'person' then party::text = current_setting('divan.party', true)
           else false end);

grant usage on schema messages to divan_app;
grant select, insert on messages.message, messages.choice to divan_app;
grant update (page, address, due, attempts, trouble, sent, given_up, seen) on messages.message to divan_app;
grant update (language, informs, changed) on messages.choice to divan_app;
