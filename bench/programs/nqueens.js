// The twin of nqueens.py.
function place(row, n, columns, rising, falling) {
  if (row === n) return 1;
  let found = 0;
  for (let column = 0; column < n; column++) {
    if (columns[column] && rising[row + column] && falling[row - column + n]) {
      columns[column] = rising[row + column] = falling[row - column + n] = false;
      found += place(row + 1, n, columns, rising, falling);
      columns[column] = rising[row + column] = falling[row - column + n] = true;
    }
  }
  return found;
}

function placeBits(full, columns, rising, falling) {
  if (columns === full) return 1;
  let found = 0;
  let free = full & ~(columns | rising | falling);
  while (free) {
    const bit = free & -free;
    free ^= bit;
    found += placeBits(full, columns | bit, (rising | bit) << 1, (falling | bit) >> 1);
  }
  return found;
}

function main(size) {
  const n = size - 1;
  const flags = (count) => new Array(count).fill(true);
  const slow = place(0, n, flags(n), flags(2 * n), flags(2 * n + 1));
  const fast = placeBits((1 << (n + 2)) - 1, 0, 0, 0);
  return `(${slow}, ${fast})`;
}

const size = process.argv.length > 2 ? Number(process.argv[2]) : 11;
const start = performance.now();
const result = main(size);
const elapsed = (performance.now() - start) / 1000;
console.log(result);
console.log(`@time ${elapsed.toFixed(6)}`);
