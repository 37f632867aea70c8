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
  waiting int;
  known text;
begin
  select (select count(*) from blinky.inbox where conversation = key_ and done_at is null), (select entry from blinky.inbox where dedupe = dedupe_)
    into waiting, known;
  if waiting >= most then return 'full'; end if;
  if known is not null then return case when known = entry_ then 'accepted' else 'duplicate' end; end if;
  -- Locks the conversation: whoever releases it afterwards sees this message.
  insert into blinky.conversation as c (key, pending, ready_at)
    values (key_, true, case when burst_ then t + window_ms else t end)
    on conflict (key) do update set pending = true, ready_at = case
      when c.claim is not null or c.attempt > 0 then c.ready_at
      when awaited_ then least(c.ready_at, t)
      when c.pending then c.ready_at
      else excluded.ready_at end
    where not c.pending or (awaited_ and c.claim is null and c.attempt = 0 and c.ready_at > t); -- locked also where it is as it should be
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

-- When the next message of a conversation can be worked on; null when it has none. To be asked while its row is locked, and in a
-- statement that begins after the lock: only that sees every message.
create function blinky.next_at(key_ text, window_ms int) returns bigint language sql as $$
  select case when head.burst and not exists (
      select 1 from blinky.inbox a where a.conversation = key_ and a.done_at is null and a.awaited
    ) then head.at + window_ms else head.at end
  from blinky.inbox head where head.conversation = key_ and head.done_at is null order by head.id limit 1
$$;

-- Puts the replies of a conversation, whose row is locked, behind those that are unsent. The first one, where it is due at once, is
-- claimed for a replica that is named.
create function blinky.send_later(
  key_ text, inbox_id_ bigint, channels text[], payloads bytea[], replica_ int, lease_ms int, out reply bigint, out reply_token uuid
) language plpgsql as $$
declare
  t bigint := blinky.now_ms();
  due boolean := not exists (select 1 from blinky.outbox o where o.conversation = key_);
begin
  if due and replica_ is not null then reply_token := gen_random_uuid(); end if;
  insert into blinky.outbox (inbox_id, n, conversation, channel, payload, next_at, claim, replica, leased_until)
    select inbox_id_, 1, key_, channels[1], payloads[1], case when due then t end,
      reply_token, case when reply_token is not null then replica_ end, case when reply_token is not null then t + lease_ms end
    returning id into reply;
  if cardinality(channels) = 1 then return; end if;
  insert into blinky.outbox (inbox_id, n, conversation, channel, payload)
    select inbox_id_, r.n, key_, r.channel, r.payload
    from unnest(channels, payloads) with ordinality as r(channel, payload, n) where r.n > 1 order by r.n;
end $$;

-- Keeps what the caller that waits for a message is told. Only another replica has to hear of it: notifying costs every commit a lock
-- that all of them share.
create function blinky.keep_answer(inbox_id_ bigint, payload_ bytea, keep_ms int, replica_ int) returns void language plpgsql as $$
begin
  insert into blinky.answer (dedupe, conversation, payload, expires_at)
    select i.dedupe, i.conversation, payload_, blinky.now_ms() + keep_ms from blinky.inbox i where i.id = inbox_id_
    on conflict (dedupe) do nothing;
  perform pg_notify('blinky_answer', i.entry) from blinky.inbox i where i.id = inbox_id_ and i.replica <> replica_;
end $$;

-- 'kept', or 'more' when the conversation's next message can be worked on; 'lost' when the claim was. 'again' after an answer that
-- was lost: 'more' when the work was kept then. The first reply, where it is due at once, is claimed for the caller: with a token then.
-- 'lease_ms' null: the caller claims nothing now.
create function blinky.commit(
  token uuid, done bigint[], state_ bytea, ttl_ms bigint, window_ms int, channels text[], payloads bytea[],
  answer_ bytea, answer_ms int, replica_ int, lease_ms int, again boolean, out result text, out reply bigint, out reply_token uuid
) language plpgsql as $$
declare
  t bigint := blinky.now_ms();
  key_ text;
  next bigint;
begin
  select c.key into key_ from blinky.conversation c where c.claim = token for update;
  if not found then
    result := case when again and exists (select 1 from blinky.inbox where id = done[1] and done_by = token) then 'more' else 'lost' end;
    if result = 'more' then
      select o.id, o.claim into reply, reply_token from blinky.outbox o where o.inbox_id = done[1] and o.n = 1 and o.replica = replica_;
    end if;
    return;
  end if;
  update blinky.inbox set done_at = t, done_by = token, payload = null where id = any(done);
  if channels <> '{}' then
    select s.reply, s.reply_token into reply, reply_token
      from blinky.send_later(key_, done[1], channels, payloads, case when lease_ms is not null then replica_ end, lease_ms) s;
  end if;
  if state_ is null then -- the person wants to be forgotten
    delete from blinky.answer a where a.conversation = key_;
    delete from blinky.dead_letter l where l.conversation = key_;
  end if;
  if answer_ is not null then perform blinky.keep_answer(done[1], answer_, answer_ms, replica_); end if;
  next := blinky.next_at(key_, window_ms);
  update blinky.conversation c
    set state = state_, expires_at = t + ttl_ms, seq = c.seq + 1, claim = null, replica = null, attempt = 0,
      pending = next is not null, ready_at = coalesce(next, 0)
    where c.key = key_;
  -- By the clock that goes on: a message may have come since this transaction began.
  result := case when next <= greatest(t, extract(epoch from clock_timestamp()) * 1000) then 'more' else 'kept' end;
end $$;

-- wait_ms null gives the messages up: they become a dead letter, and the conversation goes on. False when the claim was lost.
create function blinky.fail(
  token uuid, done bigint[], wait_ms int, window_ms int, channels text[], payloads bytea[], letter_channel text, letter bytea, problem_ text,
  answer_ bytea, answer_ms int, replica_ int
) returns boolean language plpgsql as $$
declare
  t bigint := blinky.now_ms();
  key_ text;
  next bigint;
begin
  select c.key into key_ from blinky.conversation c where c.claim = token for update;
  if not found then return false; end if;
  if wait_ms is not null then
    update blinky.conversation c set claim = null, replica = null, ready_at = t + wait_ms where c.key = key_;
    return true;
  end if;
  update blinky.inbox set done_at = t, done_by = token, payload = null where id = any(done);
  if channels <> '{}' then perform blinky.send_later(key_, done[1], channels, payloads, null, null); end if;
  if letter is not null then
    insert into blinky.dead_letter (channel, conversation, payload, problem, at) values (letter_channel, key_, letter, problem_, t);
  end if;
  if answer_ is not null then perform blinky.keep_answer(done[1], answer_, answer_ms, replica_); end if;
  next := blinky.next_at(key_, window_ms);
  update blinky.conversation c
    set claim = null, replica = null, attempt = 0, pending = next is not null, ready_at = coalesce(next, 0)
    where c.key = key_;
  return true;
end $$;
`;
