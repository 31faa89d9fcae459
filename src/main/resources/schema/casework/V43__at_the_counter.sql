-- An official at a counter writes the application of whoever stands there: the draft and its files are theirs to see on that
-- day, and nobody else's who works here.
alter table casework.draft add column assistant uuid
    default case when current_setting('divan.kind', true) = 'official' then access.word('divan.party') end;
alter table casework.upload add column assistant uuid
    default case when current_setting('divan.kind', true) = 'official' then access.word('divan.party') end;
create policy draft_assisted on casework.draft
    using (assistant = access.word('divan.party') and registers.stands_here(party))
    with check (assistant = access.word('divan.party') and registers.stands_here(party));
create policy upload_assisted on casework.upload
    using (case_id is null and assistant = access.word('divan.party') and registers.stands_here(party))
    with check (assistant = access.word('divan.party') and registers.stands_here(party));

-- By what somebody without an account sees where their case stands: the SHA-256 of a code that was printed once.
create table casework.follow_code (
    hash    bytea primary key check (length(hash) = 32),
    case_id uuid not null,
    made_by uuid not null
);
grant select, insert on casework.follow_code to divan_app;
