// The twin of collatz.py.
function chain(n) {
  let length = 1;
  while (n !== 1) {
    if (n % 2 === 0) n = Math.floor(n / 2);
    else n = 3 * n + 1;
    length += 1;
  }
  return length;
}

function main(size) {
  let best = 0;
  let bestStart = 0;
  for (let start = 1; start < size; start++) {
    const length = chain(start);
    if (length > best) {
      best = length;
      bestStart = start;
    }
  }
  return `(${bestStart}, ${best})`;
}

const size = process.argv.length > 2 ? Number(process.argv[2]) : 70000;
const start = performance.now();
const result = main(size);
const elapsed = (performance.now() - start) / 1000;
console.log(result);
console.log(`@time ${elapsed.toFixed(6)}`);
