/**
 * Times are milliseconds since 1970 by the database's clock, keys are HMACs, bodies are encrypted. A `claim` is a token that is new
 * each time: only who holds the latest one can commit.
 */
export const tables = `
create function blinky.now_ms() returns bigint language sql stable as
  $$ select (extract(epoch from now()) * 1000)::bigint $$;

create table blinky.conversation (
  key text primary key,
  pending boolean not null,
  ready_at bigint not null,
  claim uuid,
  replica int,
  leased_until bigint,
  attempt int not null default 0,
  seq bigint not null default 0,
  state bytea,
  expires_at bigint not null default 0
) with (fillfactor = 70);
create index conversation_ready on blinky.conversation (ready_at) where pending and claim is null;
create index conversation_claimed on blinky.conversation (claim) where claim is not null;
create index conversation_idle on blinky.conversation (expires_at) where not pending;

-- A row without its payload is a message that was answered: it stays to recognise a second delivery.
create table blinky.inbox (
  id bigint generated always as identity primary key,
  entry text not null,
  conversation text not null,
  dedupe text not null unique,
  payload bytea,
  burst boolean not null,
  awaited boolean not null,
  replica int not null,
  at bigint not null,
  done_at bigint,
  done_by uuid
);
create index inbox_pending on blinky.inbox (conversation, id) where done_at is null;

-- Only what is unsent. The first of each conversation has a next_at; the ones behind it get theirs when it has gone.
create table blinky.outbox (
  id bigint generated always as identity primary key,
  inbox_id bigint not null,
  n int not null,
  conversation text not null,
  channel text not null,
  payload bytea not null,
  attempts int not null default 0,
  interrupted boolean not null default false,
  next_at bigint,
  claim uuid,
  replica int,
  leased_until bigint,
  unique (inbox_id, n)
);
create index outbox_due on blinky.outbox (next_at) where claim is null and next_at is not null;
create index outbox_conversation on blinky.outbox (conversation, id);
create index outbox_claimed on blinky.outbox (claim) where claim is not null;

-- What a caller that waited got, for one that asks again or late.
create table blinky.answer (
  dedupe text primary key,
  conversation text not null,
  payload bytea not null,
  expires_at bigint not null
);
create index answer_expiry on blinky.answer (expires_at);

create table blinky.dead_letter (
  id bigint generated always as identity primary key,
  channel text not null,
  conversation text not null,
  payload bytea not null,
  problem text not null,
  at bigint not null
);
create index dead_letter_conversation on blinky.dead_letter (conversation);
`;
