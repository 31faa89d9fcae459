-- Consolidated texts that an official brought: checked, then proposed by an act, then approved or returned by
-- another official. Nothing of it is law before the approval. What was checked and not proposed goes after a day.
create table legislation.law_draft (
    id            uuid primary key,
    organ         text not null check (organ ~ '^[1-9][0-9]{7}$'),
    person        uuid not null,
    law           text not null check (law ~ '^[1-9][0-9]{0,4}$'),
    title         text collate "tr-x-icu" not null,
    source        text not null,
    facts         text not null,
    sha256        text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    since         date not null,
    reason        text not null,
    at            timestamptz not null,
    post          text not null,
    proposed_by   uuid,
    decided_by    uuid,
    verdict       text check (verdict in ('approved', 'returned', 'taken-back')),
    decided_at    timestamptz,
    decided_post  text,
    answer        text,
    constraint proposed_first check (decided_by is null or proposed_by is not null),
    constraint decided_as_one check ((decided_by is null) = (verdict is null)
        and (decided_by is null) = (decided_at is null) and (decided_by is null) = (answer is null))
);
create index on legislation.law_draft (organ, at desc);
-- One proposal a law is open at a time, whoever brought it.
create unique index law_draft_open on legislation.law_draft (law)
    where proposed_by is not null and verdict is null;

alter table legislation.law_draft enable row level security;
alter table legislation.law_draft force row level security;
create policy law_draft_of_organ on legislation.law_draft
    using (current_setting('divan.kind', true) = 'system'
           or current_setting('divan.kind', true) = 'official'
              and organ = current_setting('divan.organ', true))
    with check (current_setting('divan.kind', true) = 'system'
                or current_setting('divan.kind', true) = 'official'
                   and organ = current_setting('divan.organ', true));

grant select, insert, delete on legislation.law_draft to divan_app;
grant update (proposed_by, decided_by, verdict, decided_at, decided_post, answer)
    on legislation.law_draft to divan_app;
