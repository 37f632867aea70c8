/**
 * The path of a message. Each function is one round trip and one transaction; inside, every statement sees what was committed before
 * it, which is what makes "lock the row, then look again" sound.
 */
export const turns = `
-- 'accepted', 'duplicate' or 'full'. A second call with the same entry, after an answer that was lost, is 'accepted' again.
create function blinky.accept(
  key_ text, dedupe_ text, entry_ text, payload_ bytea, burst_ boolean, awaited_ boolean, replica_ int, window_ms int, most int
) returns text language plpgsql as $$
declare
  t bigint := blinky.now_ms();
  known text;
begin
  if (select count(*) from blinky.inbox where conversation = key_ and done_at is null) >= most then return 'full'; end if;
  select entry into known from blinky.inbox where dedupe = dedupe_;
  if found then return case when known = entry_ then 'accepted' else 'duplicate' end; end if;
  -- Locks the conversation: whoever releases it afterwards sees this message.
  insert into blinky.conversation as c (key, pending, ready_at)
    values (key_, true, case when burst_ then t + window_ms else t end)
    on conflict (key) do update set pending = true, ready_at = case
      when c.claim is not null or c.attempt > 0 then c.ready_at
      when awaited_ then least(c.ready_at, t)
      when c.pending then c.ready_at
      else excluded.ready_at end;
  insert into blinky.inbox (entry, conversation, dedupe, payload, burst, awaited, replica, at)
    values (entry_, key_, dedupe_, payload_, burst_, awaited_, replica_, t)
    on conflict (dedupe) do nothing;
  return case when found then 'accepted' else 'duplicate' end;
end $$;

-- The conversations that have been ready for longest, at most 'conversations' of them, with their first messages: a row for each,
-- those of one claim one after the other (arrays would be read letter by letter on the other side).
create function blinky.claim(replica_ int, lease_ms int, messages int, conversations int)
  returns table (token uuid, state bytea, attempt int, id bigint, payload bytea) language plpgsql as $$
declare
  t bigint := blinky.now_ms();
  key_ text;
begin
  for key_ in
    select c.key from blinky.conversation c where c.pending and c.claim is null and c.ready_at <= t
      order by c.ready_at limit conversations for update skip locked
  loop
    token := gen_random_uuid();
    update blinky.conversation c
      set claim = token, replica = replica_, leased_until = t + lease_ms, attempt = c.attempt + 1
      where c.key = key_
      returning case when c.expires_at > t then c.state end, c.attempt into state, attempt;
    return query select token, state, attempt, p.id, p.payload from blinky.inbox p
      where p.conversation = key_ and p.done_at is null order by p.id limit messages;
    if not found then update blinky.conversation c set pending = false, claim = null, attempt = 0 where c.key = key_; end if;
  end loop;
end $$;

-- Makes a conversation that was worked on ready for its next message, if it has one. Its row is locked by now: only a statement
-- that begins after the lock sees every message. True when there is one to work on now.
create function blinky.release(key_ text, window_ms int) returns boolean language sql as $$
  update blinky.conversation c set pending = next.at is not null, ready_at = coalesce(next.at, 0)
  from (
    select case when head.burst and not exists (
        select 1 from blinky.inbox a where a.conversation = key_ and a.done_at is null and a.awaited
      ) then head.at + window_ms else head.at end as at
    from (select 1) one left join lateral (
      select i.at, i.burst from blinky.inbox i where i.conversation = key_ and i.done_at is null order by i.id limit 1
    ) head on true
  ) next
  where c.key = key_
  returning c.pending and c.ready_at <= blinky.now_ms();
$$;

-- Puts the replies of a conversation, whose row is locked, behind those that are unsent.
create function blinky.send_later(key_ text, inbox_id_ bigint, channels text[], payloads bytea[]) returns void language sql as $$
  insert into blinky.outbox (inbox_id, n, conversation, channel, payload, next_at)
    select inbox_id_, r.n, key_, r.channel, r.payload,
      case when r.n = 1 and not exists (select 1 from blinky.outbox o where o.conversation = key_) then blinky.now_ms() end
    from unnest(channels, payloads) with ordinality as r(channel, payload, n)
$$;

-- 'kept', or 'more' when the conversation's next message can be worked on; 'lost' when the claim was. 'again' after an answer that
-- was lost: 'more' when the work was kept then.
create function blinky.commit(
  token uuid, done bigint[], state_ bytea, ttl_ms bigint, window_ms int, channels text[], payloads bytea[],
  answer_ bytea, answer_ms int, replica_ int, again boolean
) returns text language plpgsql as $$
declare
  t bigint := blinky.now_ms();
  key_ text;
begin
  update blinky.conversation c
    set state = state_, expires_at = t + ttl_ms, seq = c.seq + 1, claim = null, replica = null, attempt = 0
    where c.claim = token returning c.key into key_;
  if not found then
    return case when again and exists (select 1 from blinky.inbox where id = done[1] and done_by = token) then 'more' else 'lost' end;
  end if;
  update blinky.inbox set done_at = t, done_by = token, payload = null where id = any(done);
  perform blinky.send_later(key_, done[1], channels, payloads);
  if state_ is null then delete from blinky.answer a where a.conversation = key_; end if;
  if answer_ is not null then
    insert into blinky.answer (dedupe, conversation, payload, expires_at) select dedupe, key_, answer_, t + answer_ms from blinky.inbox where id = done[1]
      on conflict (dedupe) do nothing;
    -- Only another replica has to be told: notifying costs every commit a lock that all of them share.
    perform pg_notify('blinky_answer', i.entry) from blinky.inbox i where i.id = done[1] and i.replica <> replica_;
  end if;
  return case when blinky.release(key_, window_ms) then 'more' else 'kept' end;
end $$;

-- wait_ms null gives the messages up: they become a dead letter, and the conversation goes on. False when the claim was lost.
create function blinky.fail(
  token uuid, done bigint[], wait_ms int, window_ms int, channels text[], payloads bytea[], letter_channel text, letter bytea, problem_ text
) returns boolean language plpgsql as $$
declare
  t bigint := blinky.now_ms();
  key_ text;
begin
  update blinky.conversation c
    set claim = null, replica = null, attempt = case when wait_ms is null then 0 else c.attempt end, ready_at = t + coalesce(wait_ms, 0)
    where c.claim = token returning c.key into key_;
  if not found then return false; end if;
  if wait_ms is not null then return true; end if;
  update blinky.inbox set done_at = t, done_by = token, payload = null where id = any(done);
  perform blinky.send_later(key_, done[1], channels, payloads);
  if letter is not null then
    insert into blinky.dead_letter (channel, payload, problem, at) values (letter_channel, letter, problem_, t);
  end if;
  perform blinky.release(key_, window_ms);
  return true;
end $$;
`;
