-- An institution's program (kind client) looks up whose a number is, and then sees rows of the one party and the one
-- kind that its transaction is about. It writes nothing.
create policy identity_asked on registers.identity for select using (
    current_setting('divan.kind', true) = 'client'
    and 'identity' = any (string_to_array(current_setting('divan.scope', true), ' ')));
create policy entry_given on registers.entry for select using (
    current_setting('divan.kind', true) = 'client'
    and 'register:' || register = any (string_to_array(current_setting('divan.scope', true), ' '))
    and party::text = current_setting('divan.party', true));
