alter table beta.mark add column made_on date;
