-- One row that is changed and read again: where the second look gives the old number, somebody between us and the
-- database keeps answers, and a queue read that way would be old too.
create table probe (
  id  int  primary key check (id = 1),
  n   int  not null
);

insert into probe (id, n) values (1, 0);
