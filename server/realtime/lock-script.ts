// The book of soft locks as a script of Redis: one key per clinic, one run per operation, time from Redis alone.

/**
 * KEYS: the clinic's locks, a hash of `noun:id` → {id, by, since, holders: {id: {line, ends}}, asks: "id,id"}.
 * ARGV: operation, ttl in ms, most locks per person, member, line, lock ids with commas, field, mode.
 * Answers JSON {outcome, changed, now, locks}; all times are ms of Redis. What is not ours in the key is thrown away, and so
 * is what claims to last longer than a lock can: nobody who writes here by hand makes one that stays.
 */
export const lockScript = `
local key = KEYS[1]
local op, ttl, most, member, line, ids, field, mode =
  ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4], ARGV[5], ARGV[6], ARGV[7], ARGV[8]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function living(text)
  local ok, lock = pcall(cjson.decode, text)
  if not ok or type(lock) ~= 'table' or type(lock.holders) ~= 'table' then return nil end
  if type(lock.id) ~= 'string' or type(lock.by) ~= 'string' then return nil end
  if type(lock.asks) ~= 'string' or type(lock.since) ~= 'number' then return nil end
  local left = {}
  for id, holder in pairs(lock.holders) do
    local isOurs = type(id) == 'string' and type(holder) == 'table'
      and type(holder.line) == 'string' and type(holder.ends) == 'number'
    if isOurs and holder.ends > now and holder.ends <= now + ttl then left[id] = holder end
  end
  lock.holders = left
  return next(left) ~= nil and lock or nil
end

local flat = redis.pcall('HGETALL', key)
if flat.err then
  redis.call('DEL', key)
  flat = {}
end
local locks = {}
for at = 1, #flat, 2 do
  locks[flat[at]] = living(flat[at + 1])
  if not locks[flat[at]] then redis.call('HDEL', key, flat[at]) end
end

local function save(name, lock)
  if next(lock.holders) == nil then
    locks[name] = nil
    redis.call('HDEL', key, name)
  else
    locks[name] = lock
    redis.call('HSET', key, name, cjson.encode(lock))
    redis.call('PEXPIRE', key, ttl)
  end
end

local function held()
  local count = 0
  for _, lock in pairs(locks) do
    if lock.by == member then
      for _ in pairs(lock.holders) do count = count + 1 end
    end
  end
  return count
end

local function others(asks)
  local left = {}
  for one in string.gmatch(asks, '[^,]+') do
    if one ~= member then left[#left + 1] = one end
  end
  return table.concat(left, ',')
end

local outcome, changed = 'none', false
if op == 'take' then
  local lock = locks[field]
  local isOwn = lock and lock.by == member
  if lock and not isOwn and mode ~= 'take-over' then
    outcome = 'theirs'
    if mode == 'ask' and others(lock.asks) == lock.asks then
      lock.asks = lock.asks == '' and member or lock.asks .. ',' .. member
      save(field, lock)
      changed = true
    end
  elseif not (isOwn and lock.holders[ids]) and held() >= most then
    outcome = 'full'
  else
    outcome = 'yours'
    changed = not isOwn
    if not isOwn then
      lock = { id = ids, by = member, since = now, holders = {}, asks = lock and others(lock.asks) or '' }
    end
    lock.holders[ids] = { line = line, ends = now + ttl }
    save(field, lock)
  end
elseif op == 'release' then
  for name, lock in pairs(locks) do
    if lock.by == member then
      local count = 0
      for id in string.gmatch(ids, '[^,]+') do
        local holder = lock.holders[id]
        if holder and (line == '' or holder.line == line) then
          lock.holders[id] = nil
          count = count + 1
        end
      end
      if count > 0 then
        changed = changed or next(lock.holders) == nil
        save(name, lock)
      end
    end
  end
end
return cjson.encode({ outcome = outcome, changed = changed, now = now, locks = locks })
`;
