create sequence casework.number;

-- The snapshot of a case: the fold of its acts, and what is asked of it often. It can be rebuilt at any time.
create table casework.case_row (
    id       uuid primary key,
    no       text not null unique,
    service  text not null,
    party    uuid not null,
    organ    text not null,
    state    bytea not null,
    version  integer not null,
    deadline date not null,
    open     boolean not null
);
-- One application at a time for the same service by the same person.
create unique index one_open on casework.case_row (party, service) where open;
create index on casework.case_row (organ, open, deadline);
create index on casework.case_row (party);

-- What was filed: large, written once, so it does not stand in the row that changes at every step.
create table casework.filing (
    case_id uuid primary key,
    party   uuid not null,
    organ   text not null,
    content bytea not null
);

create table casework.task (
    case_id  uuid not null,
    token    integer not null,
    element  text not null,
    function text not null,
    organ    text not null,
    party    uuid not null,
    due      date not null,
    primary key (case_id, token)
);
create index on casework.task (organ, function, due);

create table casework.timer (
    case_id uuid not null,
    timer   integer not null,
    due     timestamptz not null,
    primary key (case_id, timer)
);
create index on casework.timer (due);

create table casework.draft (
    id       uuid primary key,
    party    uuid not null,
    person   uuid not null,
    service  text not null,
    pack     text not null,
    facts    bytea not null,
    answers  bytea not null,
    version  integer not null,
    filed_as text,
    created  timestamptz not null,
    changed  timestamptz not null
);
create index on casework.draft (party);

-- Uploads by content; the name a person gave is theirs, the kind is what the content says.
create table casework.content (
    hash  text primary key,
    bytes bytea not null
);
create table casework.upload (
    id      uuid primary key,
    party   uuid not null,
    organ   text,
    case_id uuid,
    name    text not null,
    kind    text not null,
    size    integer not null,
    hash    text not null references casework.content,
    at      timestamptz not null
);
create index on casework.upload (case_id);
create index on casework.upload (party);

create table casework.idempotency (
    person  uuid not null,
    key     text not null,
    request text not null,
    no      text not null,
    primary key (person, key)
);

create function casework.visible(owner uuid, worker text) returns boolean language sql stable as $$
    select case current_setting('divan.kind', true)
        when 'system' then true
        when 'person' then owner::text = current_setting('divan.party', true)
        when 'official' then worker = current_setting('divan.organ', true)
        else false end
$$;

alter table casework.case_row enable row level security;
alter table casework.case_row force row level security;
create policy case_visible on casework.case_row
    using (casework.visible(party, organ)) with check (casework.visible(party, organ));
alter table casework.filing enable row level security;
alter table casework.filing force row level security;
create policy filing_visible on casework.filing
    using (casework.visible(party, organ)) with check (casework.visible(party, organ));
alter table casework.task enable row level security;
alter table casework.task force row level security;
create policy task_visible on casework.task
    using (casework.visible(party, organ)) with check (casework.visible(party, organ));
alter table casework.draft enable row level security;
alter table casework.draft force row level security;
create policy draft_visible on casework.draft
    using (casework.visible(party, null)) with check (casework.visible(party, null));
alter table casework.upload enable row level security;
alter table casework.upload force row level security;
create policy upload_visible on casework.upload
    using (casework.visible(party, organ)) with check (casework.visible(party, organ));
-- Content is reached only by the hash that a visible upload names.
alter table casework.content enable row level security;
alter table casework.content force row level security;
create policy content_add on casework.content for insert
    with check (current_setting('divan.kind', true) in ('person', 'official', 'system'));
create policy content_visible on casework.content for select
    using (current_setting('divan.kind', true) = 'system'
           or exists (select from casework.upload u where u.hash = content.hash));

grant usage on schema casework to divan_app;
grant usage on sequence casework.number to divan_app;
grant select, insert, update, delete on casework.case_row, casework.task, casework.timer, casework.filing
    to divan_app;
grant select, insert, update, delete on casework.draft to divan_app;
grant select, insert, delete on casework.content, casework.upload to divan_app;
grant update (case_id, organ) on casework.upload to divan_app;
grant select, insert on casework.idempotency to divan_app;
grant execute on function casework.visible(uuid, text) to divan_app;
