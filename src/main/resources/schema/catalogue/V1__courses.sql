-- How long cases took: a row a case, without anybody in it. What is published are sums and medians over many.
create table catalogue.course (
    case_id    uuid primary key,
    service    text not null,
    organ      text not null,
    filed_on   date not null,
    due_on     date not null,
    decided_on date
);
create index on catalogue.course (organ, filed_on);
create index on catalogue.course (organ, decided_on);
create index on catalogue.course (service, filed_on);
create index on catalogue.course (service, decided_on);

alter table catalogue.course enable row level security;
alter table catalogue.course force row level security;
create policy course_counted on catalogue.course
    using (current_setting('divan.kind', true) = 'system')
    with check (current_setting('divan.kind', true) = 'system');

grant usage on schema catalogue to divan_app;
grant select, insert, update on catalogue.course to divan_app;
