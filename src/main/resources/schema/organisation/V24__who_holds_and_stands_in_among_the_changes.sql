-- Who may sign on a day depends on whether a post is held, and on who stands in for it: that changes too.
alter table organisation.change
    drop constraint change_kind_check,
    add constraint change_kind_check check (kind in ('organ', 'post', 'seat', 'delegation', 'deputy'));

insert into organisation.change (act, nth, kind, id, event, day)
select act, (select coalesce(max(c.nth), 0) from organisation.change c where c.act = before.act)
           + row_number() over (partition by act order by kind, id, day, event), kind, id, event, day from (
    select made_by as act, 'deputy' as kind, id, 'named' as event, lower(valid) as day from organisation.deputy
    union all
    select ended_by, 'deputy', id, 'ended', upper(valid) from organisation.deputy where ended_by is not null
    union all
    select distinct made_by, 'seat', post, 'taken', lower(valid) from organisation.holder
    union all
    select distinct ended_by, 'seat', post, 'left', upper(valid) from organisation.holder where ended_by is not null
) before;

-- The follower has passed these acts already. A consumer that has too begins anew.
insert into organisation.published (position, act)
select p.position, p.act from journal.position p
where exists (select from organisation.change c where c.act = p.act)
on conflict do nothing;
