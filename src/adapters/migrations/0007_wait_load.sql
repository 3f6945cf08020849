-- How many were being served when a wait began: whether a hand is free decides more than how many stand before one.
alter table wait add held int not null default 0 check (held >= 0);
alter table wait alter held drop default;
