-- Whom the program told that a case is not decided in time: the effect of the acts case.escalated and
-- case.escalation-answered. It opens nothing of the case to them but its number, its service and its last day.
create table casework.escalation (
    id          uuid primary key,            -- of the act by which they were told
    case_id     uuid not null,
    no          text not null,
    service     text not null,
    organ       text not null,               -- before which the case is
    due         date not null,               -- its last day when they were told
    step        integer not null check (step >= 0),
    highest     boolean not null,            -- nobody is above whoever was told
    told        text not null,               -- whose superior was told
    day         date not null,
    settled     date,                        -- found decided, ended or extended on that day
    answer      text,
    answered_by uuid,
    unique (case_id, due, step),
    constraint answered_as_one check ((answer is null) = (answered_by is null))
);
create index on casework.escalation (told, day) where settled is null;
create index on casework.escalation (id) where settled is null;
create index case_due on casework.case_row (deadline, id) where open;

alter table casework.escalation enable row level security;
alter table casework.escalation force row level security;
create policy escalation_seen on casework.escalation for select using (
    case current_setting('divan.kind', true)
        when 'system' then true
        when 'official' then told = current_setting('divan.organ', true)
            and casework.has_function('deadline.supervise')
        else false end);
create policy escalation_told on casework.escalation for insert with check (
    current_setting('divan.kind', true) = 'system');
create policy escalation_answered on casework.escalation for update using (
    case current_setting('divan.kind', true)
        when 'system' then true
        when 'official' then told = current_setting('divan.organ', true)
            and casework.has_function('deadline.supervise')
        else false end);
create policy escalation_erased on casework.escalation for delete using (
    current_setting('divan.kind', true) = 'system');

grant select, insert, delete on casework.escalation to divan_app;
grant update (settled, answer, answered_by) on casework.escalation to divan_app;
