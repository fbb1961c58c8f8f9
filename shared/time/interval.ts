// Algebra of half-open intervals [start, end) in milliseconds: total functions over sorted, disjoint lists.

/** A half-open interval in milliseconds since 1970 UTC; empty when end ≤ start. */
export type Interval = { readonly start: number; readonly end: number };

/** Whether two intervals share any time; touching ends do not. */
export function overlaps(a: Interval, b: Interval): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether `outer` holds the whole of `inner`. */
export function contains(outer: Interval, inner: Interval): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The given intervals sorted, merged where they touch or overlap, without empty ones. */
export function union(list: readonly Interval[]): Interval[] {
  const sorted = list.filter((one) => one.end > one.start).sort((a, b) => a.start - b.start);
  const merged: Interval[] = [];
  for (const one of sorted) {
    const last = merged.at(-1);
    if (last && one.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, one.end) };
    } else merged.push(one);
  }
  return merged;
}

/** What is left of `from` once all of `taken` is cut out; both in any order. */
export function subtract(from: readonly Interval[], taken: readonly Interval[]): Interval[] {
  const cuts = union(taken);
  const left: Interval[] = [];
  let next = 0;
  for (const { start, end } of union(from)) {
    while ((cuts[next]?.end ?? Infinity) <= start) next += 1;
    let at = start;
    for (let cut = cuts[next]; cut && cut.start < end; cut = cuts[(next += 1)]) {
      if (cut.start > at) left.push({ start: at, end: cut.start });
      at = cut.end;
      // It may reach into the next of what is left as well.
      if (at >= end) break;
    }
    if (at < end) left.push({ start: at, end });
  }
  return left;
}

/** The time that lies in both lists. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const [ones, others] = [union(a), union(b)];
  const both: Interval[] = [];
  let next = 0;
  for (const one of ones) {
    while ((others[next]?.end ?? Infinity) <= one.start) next += 1;
    for (let at = next; (others[at]?.start ?? Infinity) < one.end; at += 1) {
      const other = others[at] ?? one;
      both.push({ start: Math.max(one.start, other.start), end: Math.min(one.end, other.end) });
    }
  }
  return both;
}

/** Where in a list by start the first stands that begins at a moment or later: found by halving. */
export function firstStarting(list: readonly Interval[], at: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((list[middle]?.start ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
