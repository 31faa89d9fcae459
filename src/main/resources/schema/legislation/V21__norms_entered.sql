-- Norms that officials enter and end: one row a proposal, which is the act of that id. A second official approves
-- or returns it. What is internal and approved stays here and in no public table.
create table legislation.norm_draft (
    act           uuid primary key,
    what          text not null check (what in ('entered', 'repealed')),
    organ         text not null check (organ ~ '^[1-9][0-9]{7}$'),
    norm          text not null,
    kind          text not null,
    number        text not null,
    title         text collate "tr-x-icu" not null,
    dated         date,
    rests_on      text[] not null,
    valid         daterange not null,
    internal      boolean not null,
    source        text not null,
    sha256        text not null,
    reason        text not null,
    proposed_at   timestamptz not null,
    proposed_post text not null,
    decided_by    uuid,
    verdict       text check (verdict in ('approved', 'returned', 'taken-back')),
    decided_at    timestamptz,
    decided_post  text,
    answer        text,
    ended_by      uuid,
    constraint decided_as_one check ((decided_by is null) = (verdict is null)
        and (decided_by is null) = (decided_at is null) and (decided_by is null) = (answer is null))
);
create index on legislation.norm_draft (organ, proposed_at desc);
-- A norm is entered once, and one proposal to end it is open at a time.
create unique index norm_draft_entered on legislation.norm_draft (norm)
    where what = 'entered' and (verdict is null or verdict = 'approved');
create unique index norm_draft_open on legislation.norm_draft (norm) where verdict is null;

alter table legislation.norm_draft enable row level security;
alter table legislation.norm_draft force row level security;
create policy norm_draft_of_organ on legislation.norm_draft
    using (current_setting('divan.kind', true) = 'system'
           or current_setting('divan.kind', true) = 'official'
              and organ = current_setting('divan.organ', true))
    with check (current_setting('divan.kind', true) = 'system'
                or current_setting('divan.kind', true) = 'official'
                   and organ = current_setting('divan.organ', true));

grant select, insert on legislation.norm_draft to divan_app;
grant update (decided_by, verdict, decided_at, decided_post, answer, valid, ended_by)
    on legislation.norm_draft to divan_app;
