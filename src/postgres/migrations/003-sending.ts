/** Sending replies, and what keeps things moving when a replica dies. */
export const sending = `
create function blinky.claim_replies(replica_ int, lease_ms int, most int)
  returns table (id bigint, token uuid, channel text, payload bytea, attempt int, interrupted boolean) language sql as $$
  update blinky.outbox o
    set claim = gen_random_uuid(), replica = replica_, leased_until = blinky.now_ms() + lease_ms
    where o.id in (
      select p.id from blinky.outbox p where p.claim is null and p.next_at <= blinky.now_ms() order by p.next_at, p.id limit most
      for update skip locked
    )
    returning o.id, o.claim, o.channel, o.payload, o.attempts + 1, o.interrupted
$$;

-- retry_ms null: it has gone, and the next one of its conversation is due: claimed for the caller, where there is one, or left for
-- whoever comes where lease_ms is null. A claim that was lost changes nothing.
create function blinky.settle_reply(
  id_ bigint, token_ uuid, retry_ms bigint, replica_ int, lease_ms int,
  out id bigint, out token uuid, out payload bytea, out attempt int, out interrupted boolean
) language plpgsql as $$
declare
  t bigint := blinky.now_ms();
  key_ text;
begin
  if retry_ms is not null then
    update blinky.outbox o set claim = null, replica = null, interrupted = false, attempts = o.attempts + 1, next_at = t + retry_ms
      where o.id = id_ and o.claim = token_;
    return;
  end if;
  -- Whoever adds a reply holds this lock, so the next one is either seen here or finds no unsent one before it.
  perform 1 from blinky.conversation c where c.key = (select o.conversation from blinky.outbox o where o.id = id_) for update;
  delete from blinky.outbox o where o.id = id_ and o.claim = token_ returning o.conversation into key_;
  if not found then return; end if;
  update blinky.outbox o
    set next_at = t, claim = case when lease_ms is not null then gen_random_uuid() end,
      replica = case when lease_ms is not null then replica_ end, leased_until = t + lease_ms
    where o.id = (select min(p.id) from blinky.outbox p where p.conversation = key_)
    returning o.id, o.claim, o.payload, o.attempts + 1, o.interrupted into id, token, payload, attempt, interrupted;
end $$;

-- Renews what this replica works on, and frees what dead replicas (the ones without a lock, when peers_known) and ended leases hold.
-- Returns how many claims were freed.
create function blinky.keep_alive(turns uuid[], replies uuid[], lease_ms int, lock_class int, peers_known boolean) returns int language plpgsql as $$
declare
  t bigint := blinky.now_ms();
  living int[];
  turns_freed int;
  replies_freed int;
begin
  -- What is locked is being committed, or will be renewed a second later: waiting for one with others locked could end in a deadlock.
  update blinky.conversation c set leased_until = t + lease_ms
    where c.key in (select d.key from blinky.conversation d where d.claim = any(turns) for update skip locked);
  update blinky.outbox o set leased_until = t + lease_ms
    where o.id in (select p.id from blinky.outbox p where p.claim = any(replies) for update skip locked);
  select coalesce(array_agg(l.objid::bigint::int), '{}') into living from pg_locks l
    where l.locktype = 'advisory' and l.classid = lock_class and l.granted
      and l.database = (select d.oid from pg_database d where d.datname = current_database());
  update blinky.conversation c set claim = null, replica = null
    where c.key in (
      select d.key from blinky.conversation d
      where d.claim is not null and (d.leased_until < t or (peers_known and d.replica <> all (living)))
      for update skip locked
    );
  get diagnostics turns_freed = row_count;
  update blinky.outbox o set claim = null, replica = null, interrupted = true, attempts = o.attempts + 1
    where o.id in (
      select p.id from blinky.outbox p
      where p.claim is not null and (p.leased_until < t or (peers_known and p.replica <> all (living)))
      for update skip locked
    );
  get diagnostics replies_freed = row_count;
  return turns_freed + replies_freed;
end $$;

-- Deletes at most 'most' rows of each kind that nobody needs any more.
create function blinky.sweep(dedupe_ms bigint, letter_ms bigint, most int) returns void language plpgsql as $$
declare
  t bigint := blinky.now_ms();
begin
  -- Also what waits with nobody to wake it: a conversation that is not pending and has messages.
  update blinky.conversation c set pending = true, ready_at = t
    where c.key in (
      select d.key from blinky.conversation d
      where not d.pending and d.key in (select i.conversation from blinky.inbox i where i.done_at is null limit most)
      for update skip locked
    );
  -- And a reply that waits behind none.
  update blinky.outbox o set next_at = t
    where o.next_at is null and not exists (select 1 from blinky.outbox p where p.conversation = o.conversation and p.id < o.id);
  delete from blinky.inbox i
    where i.id in (select p.id from blinky.inbox p order by p.id limit most) and i.done_at is not null and i.at < t - dedupe_ms;
  delete from blinky.conversation c where c.key in (
    select d.key from blinky.conversation d
    where not d.pending and d.expires_at < t and d.claim is null and not exists (select 1 from blinky.outbox o where o.conversation = d.key)
    limit most for update skip locked
  );
  delete from blinky.answer a where a.dedupe in (select b.dedupe from blinky.answer b where b.expires_at < t limit most);
  delete from blinky.dead_letter l where l.at < t - letter_ms;
end $$;
`;
