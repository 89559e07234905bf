// The twin of generators.py; exclusive or works on the low bits, because the checksum passes 2^32.
function* naturals(limit) {
  let n = 0;
  while (n < limit) {
    yield n;
    n += 1;
  }
}

function* keepOdd(source) {
  for (const n of source) if (n & 1) yield n;
}

function* squares(source) {
  for (const n of source) yield (n * n) % 1009;
}

function* take(source, count) {
  for (const n of source) {
    if (count === 0) return;
    count -= 1;
    yield n;
  }
}

function* inorder(low, high) {
  if (low < high) {
    const middle = (low + high) >> 1;
    yield* inorder(low, middle);
    yield middle;
    yield* inorder(middle + 1, high);
  }
}

function* averager() {
  let total = 0;
  let count = 0;
  while (true) {
    total += yield Math.floor(total / (count || 1));
    count += 1;
  }
}

function* residues(size) {
  for (let n = 0; n < size; n++) if (n % 3) yield n;
}

function sum(source) {
  let total = 0;
  for (const n of source) total += n;
  return total;
}

function xor(big, small) {
  const low = big % 0x1000000;
  return big - low + (low ^ small);
}

function main(size) {
  let checksum = 0;
  for (let i = 0; i < 4; i++) checksum += sum(squares(keepOdd(naturals(size))));
  for (let i = 0; i < Math.floor(size / 20); i++) {
    for (const n of take(naturals(1000), 10)) checksum += n + i;
  }
  for (const n of inorder(0, Math.floor(size / 2))) checksum = xor(checksum, n);
  const average = averager();
  average.next();
  for (let i = 0; i < size * 2; i++) checksum += average.next(i & 255).value;
  average.return();
  checksum += sum(residues(size));
  return String(checksum);
}

const size = process.argv.length > 2 ? Number(process.argv[2]) : 300000;
const start = performance.now();
const result = main(size);
const elapsed = (performance.now() - start) / 1000;
console.log(result);
console.log(`@time ${elapsed.toFixed(6)}`);
