-- How many stand before one that waits: counted along this index, so that it costs as much as the place is far
-- back and not as much as the queue is long. Who is with an agent is not in it.
create index queue_waiting on queue (priority desc, waiting_since, conversation_id) where agent is null;
