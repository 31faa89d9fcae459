-- Movements of budgets: a row a proposal, which is the act of that id; a second official approves or returns it. What a
-- budget comes to is the fold of the approved ones in the order of their approval. Nobody stands here: posts and amounts.
create table budget.batch (
    act          uuid primary key,
    organ        text not null check (organ ~ '^[1-9][0-9]{7}$'),
    year         integer not null check (year between 2000 and 2200),
    kind         text not null check (kind in ('appropriated', 'added', 'deducted', 'transferred',
                     'transferred-by-presidency', 'spent')),
    sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    reason       text not null,
    movements    jsonb not null check (jsonb_typeof(movements) = 'array'),
    at           timestamptz not null,
    post         text not null,
    decided_by   uuid unique,
    verdict      text check (verdict in ('approved', 'returned', 'taken-back')),
    decided_at   timestamptz,
    decided_post text,
    answer       text,
    constraint decided_as_one check ((decided_by is null) = (verdict is null)
        and (decided_by is null) = (decided_at is null) and (decided_by is null) = (answer is null))
);
create index on budget.batch (organ, year);

grant usage on schema budget to divan_app;
grant select, insert on budget.batch to divan_app;
grant update (decided_by, verdict, decided_at, decided_post, answer) on budget.batch to divan_app;
