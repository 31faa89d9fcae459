-- An organ erases only what bears its own number, and an act of an official bears the organ they work for.
drop policy act_erase on journal.act;
create policy act_erase on journal.act for update using (
    case (select current_setting('divan.kind', true))
        when 'system' then true
        when 'official' then organ = (select nullif(current_setting('divan.organ', true), ''))
        else false
    end)
    with check (body is null and salt_body is null);

drop policy act_append on journal.act;
create policy act_append on journal.act for insert with check (
    case (select current_setting('divan.kind', true))
        when 'system' then true
        when 'official' then organ is null or organ = (select nullif(current_setting('divan.organ', true), ''))
        when 'person' then post is null
        when 'anonymous' then post is null
        else false
    end);
