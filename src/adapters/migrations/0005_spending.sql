-- What models have been asked for, in estimated tokens: reserved before a call, settled after it. One row a day (UTC)
-- and one a conversation. A crash in the middle of a call leaves its whole reservation standing.
create table day_spending (
  day     date    primary key,
  tokens  bigint  not null check (tokens >= 0),
  calls   int     not null check (calls >= 0)
);

-- No reference: a count is nobody's data, and it stays counted when its conversation is erased.
create table conversation_spending (
  conversation_id  uuid    primary key,
  tokens           bigint  not null check (tokens >= 0),
  calls            int     not null check (calls >= 0)
);
