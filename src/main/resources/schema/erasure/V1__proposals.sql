-- What officials propose to erase: a row a proposal, which is the act of that id; opaque ids, codes and numbers of
-- papers only. Approved by a second official, carried out by the program, and then swept: rewritten on the disk.
create table erasure.proposal (
    act          uuid primary key,
    organ        text not null check (organ ~ '^[1-9][0-9]{7}$'),
    kind         text not null check (kind in ('party', 'case', 'act')),
    targets      uuid[] not null check (cardinality(targets) between 1 and 500),
    ground       text not null check (ground in ('retention', 'request', 'handed-over', 'order')),
    reference    text not null check (length(reference) <= 40),
    at           timestamptz not null,
    post         text not null,
    decided_by   uuid,
    verdict      text check (verdict in ('approved', 'returned', 'taken-back')),
    decided_at   timestamptz,
    decided_post text,
    answer       text,
    carried_by   uuid,
    carried_at   timestamptz,
    swept_at     timestamptz,
    constraint decided_as_one check ((decided_by is null) = (verdict is null)
        and (decided_by is null) = (decided_at is null) and (decided_by is null) = (answer is null)),
    constraint carried_when_approved check (carried_by is null or verdict = 'approved'),
    constraint swept_when_carried check (swept_at is null or carried_by is not null)
);
create index on erasure.proposal (organ, at desc);
create index on erasure.proposal (decided_at) where verdict = 'approved' and swept_at is null;

alter table erasure.proposal enable row level security;
alter table erasure.proposal force row level security;
create policy proposal_of_organ on erasure.proposal
    using (current_setting('divan.kind', true) = 'system'
           or current_setting('divan.kind', true) = 'official' and organ = current_setting('divan.organ', true))
    with check (current_setting('divan.kind', true) = 'system'
                or current_setting('divan.kind', true) = 'official'
                   and organ = current_setting('divan.organ', true));

grant usage on schema erasure to divan_app;
grant select, insert on erasure.proposal to divan_app;
grant update (decided_by, verdict, decided_at, decided_post, answer, carried_by, carried_at, swept_at)
    on erasure.proposal to divan_app;
