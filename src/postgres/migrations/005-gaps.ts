/** Questions that nobody answered, counted over all replicas. */
export const gaps = `
create table blinky.gap (
  key text primary key,
  body bytea not null,
  count bigint not null default 1,
  last_seen bigint not null,
  expires_at bigint not null
) with (fillfactor = 70);
create index gap_last_seen on blinky.gap (last_seen);
create index gap_expiry on blinky.gap (expires_at);

-- Adds a question or counts it once more, also one that is known under the key of the secret before. Keeps the 'most' that were asked last.
create function blinky.keep_gap(key_ text, former text, body_ bytea, last_seen_ bigint, most int) returns void language plpgsql as $$
declare
  expires bigint := blinky.now_ms() + 90 * 86400000::bigint;
begin
  if former is not null then
    update blinky.gap g set key = key_, body = body_
      where g.key = former and not exists (select 1 from blinky.gap h where h.key = key_);
  end if;
  update blinky.gap g set count = g.count + 1, last_seen = greatest(g.last_seen, last_seen_), expires_at = expires
    where g.key = key_;
  if found then return; end if;
  insert into blinky.gap as g (key, body, last_seen, expires_at) values (key_, body_, last_seen_, expires)
    on conflict (key) do update set count = g.count + 1, last_seen = greatest(g.last_seen, last_seen_), expires_at = expires;
  -- One at a time, so that nobody deletes what another is deleting.
  perform pg_advisory_xact_lock(hashtextextended('blinky.gap', 0));
  delete from blinky.gap g
    where g.key in (select h.key from blinky.gap h order by h.last_seen desc, h.key offset most);
end $$;

-- As before, and the questions that were last asked 90 days ago: also where nobody keeps any now.
create or replace function blinky.sweep_shared(most int) returns void language sql as $$
  delete from blinky.store s where s.key in (select p.key from blinky.store p where p.expires_at < blinky.now_ms() limit most for update skip locked);
  delete from blinky.feed f where f.mark in (select p.mark from blinky.feed p where p.expires_at < blinky.now_ms() limit most);
  delete from blinky.bucket b where b.key in (select p.key from blinky.bucket p where p.full_at < blinky.now_ms() limit most for update skip locked);
  delete from blinky.gap g where g.key in (select p.key from blinky.gap p where p.expires_at < blinky.now_ms() limit most);
$$;
`;
