-- What one organ asks of another about a case, and its answer: the effect of the acts case.opinion-asked and
-- case.opinion-given. The organ that is asked sees this row and the files attached to it, and nothing else of the case.
create table casework.opinion (
    id          uuid primary key,
    case_id     uuid not null,
    no          text not null,
    service     text not null,
    party       uuid not null,
    organ       text not null,
    asked_organ text not null check (asked_organ <> organ),
    question    text not null,
    due         date not null,
    asked_at    timestamptz not null,
    asked_by    uuid not null,
    answer      text,
    answered_at timestamptz,
    answered_by uuid,
    constraint answered_as_one check ((answer is null) = (answered_at is null)
                                      and (answer is null) = (answered_by is null))
);
create index on casework.opinion (case_id);
create index on casework.opinion (asked_organ, due) where answer is null;

create table casework.opinion_upload (
    opinion     uuid not null references casework.opinion on delete cascade,
    upload      uuid not null,
    organ       text not null,
    asked_organ text not null,
    primary key (opinion, upload)
);
create index on casework.opinion_upload (upload);

alter table casework.opinion enable row level security;
alter table casework.opinion force row level security;
create policy opinion_visible on casework.opinion for select
    using (casework.of_organ(organ) or casework.of_organ(asked_organ));
create policy opinion_asked on casework.opinion for insert with check (casework.of_organ(organ));
create policy opinion_given on casework.opinion for update
    using (casework.of_organ(asked_organ)) with check (casework.of_organ(asked_organ));
create policy opinion_rebuilt on casework.opinion for delete
    using (current_setting('divan.kind', true) = 'system');

alter table casework.opinion_upload enable row level security;
alter table casework.opinion_upload force row level security;
create policy opinion_upload_visible on casework.opinion_upload for select
    using (casework.of_organ(organ) or casework.of_organ(asked_organ));
create policy opinion_upload_asked on casework.opinion_upload for insert with check (casework.of_organ(organ));

-- A file of the case is the asked organ's to read once it is attached to a question for them.
create policy upload_attached on casework.upload for select
    using (current_setting('divan.kind', true) = 'official'
           and exists (select from casework.opinion_upload o
                       where o.upload = upload.id and o.asked_organ = current_setting('divan.organ', true)));

grant select, insert, delete on casework.opinion to divan_app;
grant update (answer, answered_at, answered_by) on casework.opinion to divan_app;
grant select, insert on casework.opinion_upload to divan_app;
