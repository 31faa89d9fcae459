-- Which version of the information notice (6698/10) was shown before the first question, and when.
alter table casework.draft add column notice integer;
alter table casework.draft add column noticed timestamptz;
