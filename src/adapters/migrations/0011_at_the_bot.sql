-- Conversations that the bot has: each sweep looks among them for those that went quiet. Without it that look reads
-- every conversation that was ever held.
create index conversation_at_bot on conversation (id) where status = 'with_bot';
