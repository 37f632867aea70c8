/** The memory of plugins, and limits that hold over all replicas. */
export const shared = `
create table blinky.store (
  key text primary key,
  value bytea not null,
  expires_at bigint not null
);
create index store_expiry on blinky.store (expires_at);

-- Marks begin above those that a process without a database gives out, which are milliseconds since 1970.
create table blinky.feed (
  mark bigint generated always as identity (start with 4000000000000) primary key,
  topic text not null,
  item bytea,
  expires_at bigint not null
);
create index feed_topic on blinky.feed (topic, mark);
create index feed_expiry on blinky.feed (expires_at);

-- The lock makes marks visible in their order: a reader that saw one has seen every earlier one of its topic.
create function blinky.feed_append(topic_ text, item_ bytea, ttl_ms bigint) returns bigint language plpgsql as $$
declare
  given bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended(topic_, 0));
  insert into blinky.feed (topic, item, expires_at) values (topic_, item_, blinky.now_ms() + ttl_ms) returning mark into given;
  if item_ is not null then perform pg_notify('blinky_feed', topic_); end if;
  return given;
end $$;

-- A row without an item says that the topic is kept. Null when it is already.
create function blinky.feed_begin(topic_ text, ttl_ms bigint) returns bigint language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(topic_, 0));
  if exists (select 1 from blinky.feed f where f.topic = topic_ and f.expires_at > blinky.now_ms()) then return null; end if;
  return blinky.feed_append(topic_, null, ttl_ms);
end $$;

-- Not logged: after a crash of the database everybody may write again, which is better than a write-ahead log entry per message.
create unlogged table blinky.bucket (
  key text primary key,
  full_at double precision not null
) with (fillfactor = 70);

-- Takes one token of a bucket that holds 'burst' and refills one each 'every_ms'; the milliseconds to wait when it is empty, else 0.
create function blinky.take(key_ text, every_ms double precision, burst double precision) returns double precision language plpgsql as $$
declare
  t double precision := blinky.now_ms();
  known double precision;
begin
  insert into blinky.bucket as b (key, full_at) values (key_, t + every_ms)
    on conflict (key) do update set full_at = greatest(b.full_at, t) + every_ms
      where greatest(b.full_at, t) + every_ms <= t + burst * every_ms;
  if found then return 0; end if;
  select full_at into known from blinky.bucket where key = key_;
  return greatest(1, known + every_ms - t - burst * every_ms);
end $$;

-- A conversation known under the secret before is from now on known under the new one.
create function blinky.rekey(former text, key_ text) returns void language plpgsql as $$
begin
  update blinky.dead_letter l set conversation = key_ where l.conversation = former; -- they outlive it
  update blinky.conversation c set key = key_
    where c.key = former and not exists (select 1 from blinky.conversation d where d.key = key_);
  if not found then return; end if;
  update blinky.inbox i set conversation = key_ where i.conversation = former and i.done_at is null;
  update blinky.outbox o set conversation = key_ where o.conversation = former;
  update blinky.answer a set conversation = key_ where a.conversation = former;
end $$;

create function blinky.sweep_shared(most int) returns void language sql as $$
  delete from blinky.store s where s.key in (select p.key from blinky.store p where p.expires_at < blinky.now_ms() limit most for update skip locked);
  delete from blinky.feed f where f.mark in (select p.mark from blinky.feed p where p.expires_at < blinky.now_ms() limit most);
  delete from blinky.bucket b where b.key in (select p.key from blinky.bucket p where p.full_at < blinky.now_ms() limit most for update skip locked);
$$;
`;
