-- Who did the reading that a case asks about, and the reason they gave: the effect of the acts case.filed and
-- case.reader-answered. The reader sees this row and nothing else of the case, and does not work on it.
create table casework.read_reason (
    case_id      uuid primary key,
    no           text not null,
    party        uuid not null,
    organ        text not null,              -- whoever answers
    read_act     uuid not null,
    reader       uuid not null,
    post         text not null,
    reader_organ text not null,
    asked_by     uuid not null,
    reason       text,
    given_by     uuid,
    constraint given_as_one check ((reason is null) = (given_by is null))
);
create index on casework.read_reason (reader) where reason is null;

alter table casework.read_reason enable row level security;
alter table casework.read_reason force row level security;
create policy reason_seen on casework.read_reason for select using (
    case current_setting('divan.kind', true)
        when 'system' then true
        when 'official' then reader::text = current_setting('divan.party', true)
            or organ = current_setting('divan.organ', true)
        else false end);
create policy reason_asked on casework.read_reason for insert with check (
    current_setting('divan.kind', true) = 'person' and party::text = current_setting('divan.party', true));
create policy reason_given on casework.read_reason for update using (
    current_setting('divan.kind', true) = 'official' and reader::text = current_setting('divan.party', true)
    and reason is null) with check (reader::text = current_setting('divan.party', true));

grant select, insert on casework.read_reason to divan_app;
grant update (reason, given_by) on casework.read_reason to divan_app;
