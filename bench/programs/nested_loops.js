// The twin of nested_loops.py, with Math.imul where the product would pass 2^53.
function triples(limit) {
  let found = 0;
  for (let a = 1; a < limit; a++) {
    const aa = a * a;
    for (let b = a; b < limit; b++) {
      const cc = aa + b * b;
      for (let c = b + 1; c < b + 12; c++) {
        if (c * c === cc) found += 1;
      }
    }
  }
  return found;
}

function randomBits(rounds) {
  let state = 12345;
  let ones = 0;
  for (let i = 0; i < rounds; i++) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    ones += (state >> 16) & 1;
    ones ^= state & 0xff;
  }
  return ones;
}

function main(size) {
  let found = 0;
  for (let round = 0; round < 6; round++) found += triples(size * 2 + round);
  return `(${found}, ${randomBits(size * 6000)})`;
}

const size = process.argv.length > 2 ? Number(process.argv[2]) : 160;
const start = performance.now();
const result = main(size);
const elapsed = (performance.now() - start) / 1000;
console.log(result);
console.log(`@time ${elapsed.toFixed(6)}`);
