-- What an official opened in an emergency although it was shut to them: the effect of the acts
-- access.opened-in-emergency, access.emergency-reviewed and access.emergency-review-missed. It opens one case for some
-- minutes and ends by itself; who stands above looks at it afterwards.
create table casework.emergency (
    id          uuid primary key,
    case_id     uuid not null,
    no          text not null,
    service     text not null,
    party       uuid not null,
    person      uuid not null,
    post        text not null,
    organ       text not null,
    reason      text not null,
    words       text not null,
    opened      timestamptz not null,
    until       timestamptz not null check (until > opened),
    chain       text[] not null,             -- the organ and those above it, the nearest first
    awaits      text not null,               -- whose superior is to look at it
    due         timestamptz,                 -- until when; null once that was done, and where nobody higher is left
    made_by     uuid not null,
    verdict     text check (verdict in ('justified', 'not-justified')),
    answer      text,
    reviewed_by uuid,
    constraint reviewed_as_one check ((verdict is null) = (reviewed_by is null)
                                      and (verdict is null) = (answer is null)
                                      and (verdict is null or due is null))
);
create index on casework.emergency (case_id);
create index on casework.emergency (person);
create index on casework.emergency (awaits) where verdict is null;
create index on casework.emergency (due) where due is not null;

-- Whoever opened it, and those above them whose function it is to look; only those whose turn it is write a verdict.
create function casework.has_function(wanted text) returns boolean language sql stable as $$
    select wanted = any (string_to_array(current_setting('divan.functions', true), ' '))
$$;
alter table casework.emergency enable row level security;
alter table casework.emergency force row level security;
create policy emergency_seen on casework.emergency for select using (
    case current_setting('divan.kind', true)
        when 'system' then true
        when 'official' then person::text = current_setting('divan.party', true)
            or casework.has_function('emergency.review')
            and current_setting('divan.organ', true) = any (chain)
        else false end);
create policy emergency_opened on casework.emergency for insert with check (
    current_setting('divan.kind', true) = 'official' and person::text = current_setting('divan.party', true)
    and organ = current_setting('divan.organ', true) and casework.has_function('emergency.access'));
create policy emergency_reviewed on casework.emergency for update using (
    case current_setting('divan.kind', true)
        when 'system' then true
        when 'official' then awaits = current_setting('divan.organ', true)
            and casework.has_function('emergency.review')
            and person::text <> current_setting('divan.party', true)
        else false end);

-- The second guard opens with it: for whoever opened it, working in the same organ, under its name, on this case, and
-- only while it lasts. What else is before the organ of the case stays shut.
create function casework.in_emergency(wanted_case uuid, wanted_party uuid) returns boolean
    language sql stable security definer set search_path = casework, pg_temp
as $$
    select current_setting('divan.kind', true) = 'official' and exists (
        select from casework.emergency e
        where e.id = nullif(current_setting('divan.emergency', true), '')::uuid
          and e.person::text = current_setting('divan.party', true)
          and e.organ = current_setting('divan.organ', true)
          and (e.case_id = wanted_case or e.party = wanted_party)
          and e.opened <= nullif(current_setting('divan.instant', true), '')::timestamptz
          and e.until > nullif(current_setting('divan.instant', true), '')::timestamptz)
$$;
create policy case_in_emergency on casework.case_row for select
    using (current_setting('divan.emergency', true) <> '' and casework.in_emergency(id, null));
create policy filing_in_emergency on casework.filing for select
    using (current_setting('divan.emergency', true) <> '' and casework.in_emergency(case_id, null));
create policy upload_in_emergency on casework.upload for select
    using (current_setting('divan.emergency', true) <> '' and casework.in_emergency(case_id, null));
-- Tables of modules below, for what belongs to the case: its letters, and the fields of registers that the rules give.
create policy document_in_emergency on documents.document for select to divan_app
    using (current_setting('divan.emergency', true) <> '' and casework.in_emergency(case_id, null));
create policy entry_in_emergency on registers.entry for select
    using (current_setting('divan.emergency', true) <> ''
           and 'register:' || register = any (string_to_array(current_setting('divan.scope', true), ' '))
           and casework.in_emergency(null, party));

grant select, insert on casework.emergency to divan_app;
grant update (awaits, due, verdict, answer, reviewed_by) on casework.emergency to divan_app;
revoke all on function casework.in_emergency(uuid, uuid) from public;
grant execute on function casework.has_function(text), casework.in_emergency(uuid, uuid) to divan_app;
