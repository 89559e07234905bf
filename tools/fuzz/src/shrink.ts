// Makes a list of choices shorter and smaller for as long as what it stands for stays interesting.

/**
 * Gives a list that is still `interesting` and that no single step makes smaller: no run of choices can be removed, none set to 0 or halved.
 * At most `limit` lists are tried. `interesting` of the list itself is taken for granted.
 */
export async function shrink(list: readonly number[], interesting: (candidate: readonly number[]) => Promise<boolean>, limit: number): Promise<readonly number[]> {
  let best = list;
  let tried = 0;
  const attempt = async (candidate: readonly number[]): Promise<boolean> => {
    if (tried >= limit) return false;
    tried += 1;
    if (!(await interesting(candidate))) return false;
    best = candidate;
    return true;
  };
  for (let before = -1; before !== score(best) && tried < limit; ) {
    before = score(best);
    // From the end, so that what is removed leaves the meaning of what comes before it alone.
    for (let size = best.length >> 1; size >= 1; size >>= 1) {
      for (let at = best.length - size; at >= 0; at -= size) {
        const removed = await attempt([...best.slice(0, at), ...best.slice(at + size)]);
        if (!removed && best.slice(at, at + size).some((choice) => choice !== 0)) await attempt(best.map((choice, index) => (index >= at && index < at + size ? 0 : choice)));
      }
    }
    for (let at = 0; at < best.length; at += 1) {
      for (let value = best[at] ?? 0; value > 0; value >>= 1) {
        if (!(await attempt(best.with(at, value >> 1)))) break;
      }
    }
  }
  return best;
}

function score(list: readonly number[]): number {
  return list.reduce((sum, choice) => sum + choice, list.length * 1000);
}
